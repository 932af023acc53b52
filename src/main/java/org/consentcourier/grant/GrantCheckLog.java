package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.docusign.Evidence;
import org.consentcourier.docusign.GrantOutcome;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Every answer of Docusign, the late ones too. */
@ApplicationScoped
public class GrantCheckLog {

    private final Session session;
    private final Clock clock;

    GrantCheckLog(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** One answer as it is shown; {@code late}: it came after another node had taken over, and changed nothing. */
    public record Check(
            Instant at,
            String outcome,
            boolean late,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable String traceToken) {}

    @Transactional(TxType.MANDATORY)
    void keep(CheckClaim claim, GrantOutcome outcome, boolean late) {
        Evidence evidence = outcome.evidence();
        session.createNativeMutationQuery("""
                        insert into grant_check (request_id, claim, at, outcome, late, http_status, error, error_description,
                            trace_token)
                        values (?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as integer), ?7, ?8, ?9)""")
                .setParameter(1, claim.requestId())
                .setParameter(2, claim.number())
                .setParameter(3, clock.instant())
                .setParameter(4, name(outcome))
                .setParameter(5, late)
                .setParameter(
                        6,
                        evidence.httpStatus() == null
                                ? null
                                : evidence.httpStatus().toString())
                .setParameter(7, evidence.error())
                .setParameter(8, evidence.errorDescription())
                .setParameter(9, evidence.traceToken())
                .executeUpdate();
    }

    /** The newest checks of a request first. */
    @Transactional
    public List<Check> ofRequest(UUID requestId, int limit) {
        return session.createNativeQuery("""
                        select at, outcome, late, http_status, error, error_description, trace_token from grant_check
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
                (String) row[6]);
    }

    private static String name(GrantOutcome outcome) {
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
