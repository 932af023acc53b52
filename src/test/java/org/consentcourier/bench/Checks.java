package org.consentcourier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.consentcourier.sandbox.SandboxDatabase;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.DocusignUser;

/** Many people of whom every other has consented, as the simulator, the database and the loops know them. */
final class Checks implements AutoCloseable {

    /** What refuses deletion in the product is told not to. */
    private static final String UNCHECKED = """
            set session_replication_role = replica;
            truncate consent_event, grant_check;
            update consent_request set status = 'NEW', status_since = now(), granted_at = null, last_proof_at = null,
                proven_scopes = null, checked_at = null, check_step = 0, check_due_at = null, outreach_due_at = null;
            set session_replication_role = origin;
            """;

    private static final String DUE = "update consent_request set check_due_at = now()";
    private static final String UNSETTLED = "select count(*) from consent_request where checked_at is null";
    private static final String STORED = """
            select count(*) filter (where status = 'GRANTED'), count(*) filter (where status = 'PENDING'),
                (select count(*) from grant_check), (select count(*) from consent_event)
            from consent_request""";

    private static final long SOON = Duration.ofMillis(20).toNanos();

    private final DocusignSimulator docusign;
    private final Connection connection;
    private final List<String> lines;

    Checks(SandboxDatabase database, DocusignSimulator docusign, Path roster) throws SQLException, IOException {
        this.docusign = docusign;
        this.connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        this.lines = Files.readAllLines(roster);
        lines.removeFirst();
    }

    /** Docusign knows them all, and every other has consented. */
    void beKnown(UUID integrationKey) {
        var consents = true;
        for (var line : lines) {
            var fields = line.split(",", 5);
            var id = UUID.fromString(fields[0]);
            docusign.knows(DocusignUser.active(id, fields[1], fields[2], fields[3]));
            if (consents) {
                docusign.consents(id, integrationKey);
            }
            consents = !consents;
        }
    }

    /** The User IDs of the first so many, one a line. */
    Path userIds(Path folder, int first) throws IOException {
        return Files.write(
                folder.resolve("user-ids-" + first),
                lines.stream()
                        .limit(first)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList());
    }

    int people() {
        return lines.size();
    }

    /** Waits until everybody has been checked and the answers are stored. */
    void awaitAll() throws SQLException {
        while (numbers(UNSETTLED).getFirst() > 0) {
            LockSupport.parkNanos(SOON);
        }
    }

    /** Nobody was ever checked, and everybody falls due; the time from the first question to the last stored answer. */
    Duration sweepTakes() throws SQLException {
        run(UNCHECKED);
        run("vacuum analyze consent_request");
        run("checkpoint");
        var before = docusign.tokenCalls();
        run(DUE);
        while (docusign.tokenCalls() == before) {
            LockSupport.parkNanos(SOON);
        }
        var begun = System.nanoTime();
        while (docusign.tokenCalls() < before + people()) {
            LockSupport.parkNanos(SOON);
        }
        awaitAll();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var granted = (people() + 1L) / 2;
        assertThat(numbers(STORED))
                .as("granted, pending, checks and events")
                .containsExactly(granted, people() - granted, (long) people(), (long) people());
        return took;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Long> numbers(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            var numbers = new Long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = row.getLong(i + 1);
            }
            return List.of(numbers);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
