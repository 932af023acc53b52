package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.docusign.Evidence;
import org.consentcourier.docusign.GrantOutcome;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Every answer of Docusign, the late ones too. */
@ApplicationScoped
public class GrantCheckLog {

    private static final String INSERT = """
            insert into grant_check (request_id, claim, at, outcome, late, http_status, error, error_description, trace_token, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final Set<String> OF_THE_PERSON = Set.of("GRANTED", "CONSENT_REQUIRED", "UNKNOWN_USER");

    private final Session session;
    private final Clock clock;

    GrantCheckLog(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * One answer as it is shown.
     *
     * @param late it came after another node had taken over, and changed nothing
     * @param reason why it taught us nothing of person or application, such as a time-out; null where it did
     */
    public record Check(
            Instant at,
            String outcome,
            boolean late,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable String traceToken,
            @Nullable String reason) {

        /** Whether Docusign said anything about the person. */
        boolean tellsOfThePerson() {
            return OF_THE_PERSON.contains(outcome);
        }
    }

    /** Keeps them all at once. */
    @Transactional(TxType.MANDATORY)
    void keep(List<HeldAnswer> answers) {
        session.doWork(connection -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                for (var answer : answers) {
                    fill(statement, answer.answer(), answer.isLate());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    private void fill(PreparedStatement row, CheckAnswer answer, boolean late) throws SQLException {
        Evidence evidence = answer.outcome().evidence();
        row.setObject(1, answer.requestId());
        row.setLong(2, answer.claim().number());
        row.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
        row.setString(4, name(answer.outcome()));
        row.setBoolean(5, late);
        row.setObject(6, evidence.httpStatus(), Types.INTEGER);
        row.setString(7, evidence.error());
        row.setString(8, evidence.errorDescription());
        row.setString(9, evidence.traceToken());
        row.setString(
                10, answer.outcome() instanceof GrantOutcome.Unavailable unavailable ? unavailable.reason() : null);
    }

    /** The newest checks of a request first. */
    @Transactional
    public List<Check> ofRequest(UUID requestId, int limit) {
        return session.createNativeQuery("""
                        select at, outcome, late, http_status, error, error_description, trace_token, reason from grant_check
                        where request_id = :id order by id desc limit :limit""", Object[].class)
                .setParameter("id", requestId)
                .setParameter("limit", limit)
                .getResultStream()
                .map(GrantCheckLog::check)
                .toList();
    }

    private static Check check(Object[] row) {
        return new Check(
                (Instant) row[0],
                (String) row[1],
                (boolean) row[2],
                (Integer) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7]);
    }

    /** What an outcome is called. */
    static String name(GrantOutcome outcome) {
        return switch (outcome) {
            case GrantOutcome.Granted granted -> "GRANTED";
            case GrantOutcome.ConsentRequired required -> "CONSENT_REQUIRED";
            case GrantOutcome.UnknownUser unknown -> "UNKNOWN_USER";
            case GrantOutcome.ApplicationFault fault -> fault.cause().name();
            case GrantOutcome.RateLimited limited -> "RATE_LIMITED";
            case GrantOutcome.Unavailable unavailable -> "UNAVAILABLE";
        };
    }
}
