package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The history of requests. Written past Hibernate, which sends rows whose ids the database gives one by one. */
@ApplicationScoped
class ConsentEvents {

    private static final String INSERT = """
            insert into consent_event (request_id, round, at, from_status, to_status, actor, note, http_status, error,
                error_description, trace_token)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Session session;

    ConsentEvents(Session session) {
        this.session = session;
    }

    /** Writes them in this order, all at once. */
    void append(List<ConsentEvent> events) {
        if (!events.isEmpty()) {
            session.doWork(connection -> insert(connection, events));
        }
    }

    /** Whether this was noted about the request at {@code since} or later. */
    boolean isNoted(UUID requestId, String note, Instant since) {
        return !session.createNativeQuery(
                        "select 1 from consent_event where request_id = :request and note = :note and at >= :since",
                        Object.class)
                .setParameter("request", requestId)
                .setParameter("note", note)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static void insert(Connection connection, List<ConsentEvent> events) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                fill(statement, event);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void fill(PreparedStatement row, ConsentEvent event) throws SQLException {
        var cause = event.cause();
        row.setObject(1, event.requestId());
        row.setInt(2, event.round());
        row.setObject(3, event.at().atOffset(ZoneOffset.UTC));
        row.setString(4, event.from().name());
        row.setString(5, event.to().name());
        row.setString(6, cause.actor());
        row.setString(7, cause.note());
        row.setObject(8, cause.httpStatus(), Types.INTEGER);
        row.setString(9, cause.error());
        row.setString(10, cause.errorDescription());
        row.setString(11, cause.traceToken());
    }
}
