package org.consentcourier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no process of its own, which takes as long to start as a hundred of these to run. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class CommandRunTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");

    @TempDir
    Path folder;

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    ConsentViews views;

    @Inject
    CommandRun command;

    private record Answer(int exitCode, List<String> out, List<String> err) {}

    @BeforeEach
    void begin() {
        scene.begin();
        scene.directoryUserConsents();
    }

    @Test
    void a_dry_run_tells_and_changes_nothing() throws IOException {
        var tried = answer("import", roster(), "--application", "demo", "--dry-run");

        assertThat(tried.exitCode()).as("%s", tried).isZero();
        assertThat(tried.out()).first().asString().contains("tried, nothing was changed");
        assertThat(tried.err()).isEmpty();
        assertThat(views.counts("demo").values()).allMatch(number -> number == 0);
    }

    @Test
    void an_unknown_application_is_refused_with_those_there_are() throws IOException {
        var imported = answer("import", roster(), "--application", "archive");
        var looked = answer("preflight", "--application", "archive");

        assertThat(imported.exitCode()).isOne();
        assertThat(imported.out()).isEmpty();
        assertThat(imported.err())
                .singleElement()
                .asString()
                .isEqualTo("Refused, nothing was changed. No application \"archive\" is configured. Choose of demo.");
        assertThat(looked.exitCode()).isOne();
        assertThat(looked.out()).isEmpty();
        assertThat(looked.err()).singleElement().asString().contains("Choose of demo");
    }

    @Test
    void the_status_is_one_line_for_programs() {
        scene.roster("boss@corp.example", ADA, GRACE);
        scene.consents(ADA);
        sweep.sweep();

        var json = answer("status", "--json");

        assertThat(json.exitCode()).as("%s", json).isZero();
        assertThat(json.out()).singleElement().asString().contains("\"runState\":\"PAUSED\"", "\"GRANTED\":1");
    }

    @Test
    void a_preflight_is_one_line_for_programs() {
        var json = answer("preflight", "--application", "demo", "--json");

        assertThat(json.exitCode()).as("%s", json).isZero();
        assertThat(json.err()).isEmpty();
        assertThat(json.out()).singleElement().asString().contains("\"topic\":\"BASE_URL\",\"result\":\"PASSED\"");
    }

    @Test
    void a_preflight_ends_with_one_while_something_is_red_and_says_what() {
        scene.mail().goesDown();

        var red = answer("preflight");

        assertThat(red.exitCode()).as("%s", red).isOne();
        assertThat(red.out()).anyMatch(line -> line.matches(" +RED +Mail server +.*"));
        assertThat(red.err())
                .singleElement()
                .asString()
                .startsWith("Mail server: It cannot be used")
                .contains("quarkus.mailer");
    }

    private String roster() throws IOException {
        var file = folder.resolve("roster.csv");
        return Files.writeString(file, "UserEmail,APIUserName\n%s,%s\n".formatted(ADA.email(), ADA.userId()))
                .toString();
    }

    private Answer answer(String... arguments) {
        var out = System.out;
        var err = System.err;
        var said = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            return new Answer(command.run(arguments), lines(said), lines(complained));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<String> lines(ByteArrayOutputStream text) {
        return text.toString(UTF_8).lines().toList();
    }
}
