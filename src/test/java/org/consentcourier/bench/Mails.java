package org.consentcourier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.consentcourier.sandbox.SandboxDatabase;

/** Everybody of a roster who has to consent, with an invitation that falls due as often as it is wanted. */
final class Mails implements AutoCloseable {

    private static final String STARTED = """
            update application_state set run_state = 'STARTED', run_state_since = now(), run_state_by = 'bench'""";

    /** What refuses deletion in the product is told not to. */
    private static final String NOBODY_WAS_MAILED = """
            set session_replication_role = replica;
            truncate delivery cascade;
            set session_replication_role = origin;
            update consent_request set status = 'PENDING', checked_at = now(), check_due_at = null, outreach_due_at = null,
                check_step = 0;
            """;

    private static final String DUE = """
            insert into delivery (id, kind, application, request_id, round, step, recipient, status, due_at, message_id, created_at,
                person_id)
            select gen_random_uuid(), 'INVITATION', r.application, r.id, r.round, 0, p.email, 'QUEUED', now(),
                '<' || gen_random_uuid() || '@northwind.example>', now(), p.id
            from consent_request r join person p on p.id = r.person_id
            """;

    private static final String WAITING = "select count(*) from delivery where status <> 'SENT'";
    private static final String STORED = """
            select extract(epoch from max(finished_at) - min(started_at)) * 1000000000
            from delivery_attempt where outcome = 'ACCEPTED' having count(*) = (select count(*) from delivery)""";

    private static final long SOON = Duration.ofMillis(500).toNanos();

    private final Connection connection;

    Mails(SandboxDatabase database) throws SQLException {
        connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        run(STARTED);
    }

    /** From the first claim to the last stored result. */
    Duration take() throws SQLException {
        run(NOBODY_WAS_MAILED);
        run("vacuum analyze consent_request, delivery");
        run("checkpoint");
        run(DUE);
        while (number(WAITING) > 0) {
            LockSupport.parkNanos(SOON);
        }
        var nanos = number(STORED);
        assertThat(nanos).isPositive();
        return Duration.ofNanos(nanos);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
