package org.consentcourier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.WaveState;
import org.consentcourier.outreach.Waves;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OutreachCommandsTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    GrantSweep sweep;

    @Inject
    ApplicationStates states;

    @Inject
    Waves waves;

    @Inject
    CommandRun commands;

    /** How a command ended, and what it said. */
    private record Answer(int exitCode, String out, String err) {}

    @BeforeEach
    void two_people_have_to_consent() {
        scene.begin();
        scene.directoryUserConsents();
        scene.roster("boss@corp.example", ADA, GRACE);
        sweep.sweep();
    }

    @Test
    void an_application_is_started_after_a_dry_run_that_changes_nothing() {
        var tried = run("start", "demo", "--dry-run");
        assertThat(states.of("demo").runState()).isEqualTo(RunState.PAUSED);

        var started = run("start", "demo");

        assertThat(tried.exitCode()).as("%s", tried).isZero();
        assertThat(tried.out())
                .isEqualTo(
                        "demo: could be started, nothing was. 2 are mailed as soon as the gates allow it, 0 are asked about first.\n");
        assertThat(started.exitCode()).as("%s", started).isZero();
        assertThat(states.of("demo").runState()).isEqualTo(RunState.STARTED);
        assertThat(states.of("demo").runStateBy()).startsWith("command line (");
    }

    @Test
    void a_wave_is_begun_paused_and_resumed_by_its_number() {
        var begun = run("start", "demo", "--address", ADA.email(), "--per-day", "1");
        var paused = run("wave", "demo", "--pause", "1");
        var twice = run("wave", "demo", "--pause", "1");
        assertThat(state()).isEqualTo(WaveState.PAUSED);

        var resumed = run("wave", "demo", "--resume", "1");

        assertThat(begun.exitCode()).as("%s", begun).isZero();
        assertThat(begun.out()).contains("demo: started, in waves.", "wave 1: one address, 1 a day, running since");
        assertThat(paused.exitCode()).isZero();
        assertThat(twice.exitCode()).isOne();
        assertThat(twice.err()).isEqualTo("Refused, nothing was changed. Wave 1 is not running.\n");
        assertThat(resumed.exitCode()).isZero();
        assertThat(state()).isEqualTo(WaveState.RUNNING);
        assertThat(run("wave", "demo").out()).contains("wave 1: one address").contains("match");
        assertThat(run("wave", "demo", "--pause", "7").exitCode()).isOne();
    }

    @Test
    void a_refused_start_ends_with_one_and_says_why() {
        scene.mail().goesDown();

        var refused = run("start", "demo", "--department", "Sales");

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err()).startsWith("Refused, nothing was changed. The preflight is red.");
        assertThat(waves.of("demo")).isEmpty();
    }

    @Test
    void a_nudge_tells_who_gets_none_and_why() {
        scene.consents(GRACE);
        scene.start();
        routine.runs(3);

        var answer = run("nudge", "demo", "--dry-run");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .startsWith("demo: 0 of 2 would get one extra reminder.")
                .contains("cooldown");
    }

    @ParameterizedTest
    @CsvSource({
        "start archive, 1, Choose of demo",
        "wave archive, 1, Choose of demo",
        "nudge archive, 1, Choose of demo",
    })
    void an_unknown_application_is_told(String line, int exitCode, String message) {
        var answer = run(line.split(" "));

        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "start, Missing required parameter",
        "start demo --per-day 0, --per-day must be 1 or more",
        "start demo --waves --domain corp.example, --waves goes on with the waves there are",
        "start demo --import nothing, Invalid value for option '--import'",
        "wave demo --pause 1 --resume 2, exclude each other",
        "nudge demo --status ASLEEP, Invalid value for option '--status'"
    })
    void a_mistake_is_answered_before_anything_is_tried(String line, String message) {
        var answer = heard(() -> switch (Commands.read(line.split(" "))) {
            case Commands.Read.Answered(var exitCode) -> exitCode;
            case Commands.Read.Understood() -> ExitCode.DONE;
        });

        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains(message);
    }

    private WaveState state() {
        return waves.of("demo").getFirst().wave().state();
    }

    private Answer run(String... arguments) {
        return heard(() -> commands.run(arguments));
    }

    private interface Said {
        int exitCode();
    }

    private static Answer heard(Said command) {
        var out = System.out;
        var err = System.err;
        var said = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            return new Answer(command.exitCode(), said.toString(UTF_8), complained.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
