package org.consentcourier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.GRANTED;
import static org.consentcourier.consent.ConsentStatus.PENDING;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.consentcourier.report.Reports;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportCommandTest {

    @Inject
    ReportCommand command;

    @Inject
    Reports reports;

    @Inject
    WeeklySnapshot snapshot;

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    MovableClock clock;

    @BeforeEach
    void a_report_was_taken() {
        scene.begin();
        rosters.team("grace@corp.example", "Ada L <ada@corp.example>", "Charles B <charles@corp.example>");
        rosters.become(PENDING, "ada@corp.example");
        rosters.become(GRANTED, "charles@corp.example");
        clock.advance(Duration.ofDays(1));
        snapshot.takeDue();
    }

    @Test
    void it_tells_the_newest_or_that_of_a_week() {
        var week = reports.periods().getFirst().key();

        var newest = run(0, "report");
        var same = run(0, "report", "--week", week);

        assertThat(newest).isEqualTo(same).startsWith(week + ", as of ");
        assertThat(newest.lines())
                .anyMatch(line -> line.matches(" +everybody +1 +2 +1 +0 +1 +0 +0"))
                .anyMatch(line -> line.matches(" +grace@corp\\.example +1 +2 +1 +0 +1 +0 +0"));
        assertThat(run(0, "report", "--json")).startsWith("{").contains("\"done\":1", "\"departments\":");
        assertThat(run(0, "report", "--manager", "Grace@corp.example")).contains("own people");
    }

    @Test
    void what_is_not_there_is_refused() {
        assertThat(run(1, "report", "--week", "2020-W01")).isEmpty();
        assertThat(run(1, "report", "--manager", "ada@corp.example")).isEmpty();
    }

    private String run(int exitCode, String... typed) {
        var out = new ByteArrayOutputStream();
        var usual = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            assertThat(command.run((ReportOptions) Commands.understood(typed))).isEqualTo(exitCode);
        } finally {
            System.setOut(usual);
        }
        return out.toString(UTF_8);
    }
}
