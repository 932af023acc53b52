package org.consentcourier.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a command, beside the service and alone. */
class CommandLineIT {

    private static final String HEADER = "UserEmail,APIUserName\n";

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void begin() {
        installation = new Installation(folder);
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void what_a_command_imports_the_service_beside_it_checks_and_other_commands_tell() throws Exception {
        Files.writeString(folder.resolve("roster.csv"), installation.roster());
        try (var node =
                installation.node("service", installation.settings().with("courier.outreach.autostart", "false"))) {
            node.awaitReady();
            var port = String.valueOf(URI.create(node.url()).getPort());
            // The very port of the service, which a command must not open, and autostart, which is the service's.
            var settings =
                    installation.settings().with("quarkus.http.port", port).all();

            var done = Answer.of(folder, settings, "import", "roster.csv", "--application", "demo");

            assertThat(done.exitCode()).as("%s", done).isZero();
            assertThat(done.err()).isEmpty();
            assertThat(done.out()).anyMatch(line -> line.matches(" +added +300"));
            assertThat(installation.count("select count(*) from audit_entry where actor like 'command line (%)'"))
                    .isOne();
            Installation.await(
                    "the service has checked them",
                    () -> installation.people(node, "GRANTED")
                            == installation.consented().size());

            var status = Answer.of(folder, settings, "status");
            var preflight = Answer.of(folder, settings, "preflight");

            assertThat(status.exitCode()).as("%s", status).isZero();
            assertThat(status.out())
                    .anyMatch(line -> line.startsWith("demo (Contract Archive): paused since "))
                    .anyMatch(line -> line.matches(
                            " +GRANTED +" + installation.consented().size()));
            assertThat(preflight.exitCode()).as("%s", preflight).isZero();
            assertThat(preflight.err()).isEmpty();
            assertThat(preflight.out())
                    .anyMatch(line -> line.equals("demo: passed"))
                    .anyMatch(line -> line.matches(" +passed +Mail server +.*"))
                    .anyMatch(line -> line.matches(" +not looked at +Redirect URI +http\\S+/consent/demo .*"));
        }
    }

    @Test
    void missing_settings_are_told_and_of_wrong_rows_the_first_twenty_with_line_column_and_reason() throws Exception {
        var wrong = IntStream.range(0, 21).mapToObj(number -> "nobody,\n").collect(Collectors.joining());
        Files.writeString(folder.resolve("roster.csv"), HEADER + "ada@corp.example,\n" + wrong);

        var settings = installation.settings().all();

        var unset = Answer.of(folder, Map.of(), "status");
        var rows = Answer.of(folder, settings, "import", "roster.csv");

        assertThat(unset.exitCode()).isOne();
        assertThat(unset.err()).singleElement().asString().startsWith("courier.mail.from: missing");
        assertThat(rows.exitCode()).isOne();
        assertThat(rows.out())
                .filteredOn(line -> line.matches(" +\\d+ +UserEmail +REJECTED +\\S.*"))
                .hasSize(20)
                .first()
                .asString()
                .matches(" +3 .*");
        assertThat(rows.out()).anyMatch(line -> line.contains("and more") && line.contains("/rejects.csv"));
        assertThat(rows.err()).singleElement().asString().startsWith("21 rows are wrong");
        assertThat(installation.count("select count(*) from person")).isOne();
    }

    @Test
    void a_killed_import_leaves_nothing_is_told_as_failed_and_can_be_made_again() throws Exception {
        var rows = IntStream.range(0, 10_000)
                .mapToObj(number -> "ada%d@corp.example,%s\n".formatted(number, new UUID(7, number)))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("roster.csv"), HEADER + rows);
        var settings = installation.settings().with("quarkus.scheduler.enabled", "false");
        Answer.of(folder, settings.all(), "status"); // the tables are there

        try (var connection = installation.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table consent_request in exclusive mode");
            var running = Answer.start(folder, settings.all(), "import", "roster.csv");
            Installation.await(
                    "persons are written, their requests wait",
                    () -> installation.count("select count(*) from roster_import where phase = 'WRITING'") == 1);
            running.process().kill();
            statement.execute("update roster_import set alive_at = alive_at - interval '2 minutes'");
            connection.commit();
        }

        try (var node = installation.node("service", installation.settings().with("courier.grants.every", "1h"))) {
            node.awaitReady();
            Installation.await("the import has failed", () -> installation.count("""
                            select count(*) from roster_import
                            where state = 'FAILED' and problem like '%Nothing was changed%'""") == 1);
            assertThat(installation.count("select count(*) from person")).isZero();
            assertThat(installation.count("select count(*) from consent_request"))
                    .isZero();

            assertThat(Answer.of(folder, settings.all(), "import", "roster.csv").exitCode())
                    .isZero();
            assertThat(installation.count("select count(*) from consent_request"))
                    .isEqualTo(10_000);
        }
    }
}
