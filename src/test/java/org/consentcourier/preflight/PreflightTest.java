package org.consentcourier.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.Test;

/** What a preflight does with its checks, whatever they look at. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PreflightTest {

    @Inject
    Applications applications;

    @Inject
    Clock clock;

    @Inject
    Scene scene;

    @Inject
    HolidaysCheck holidays;

    @Test
    void a_check_that_hangs_is_given_up_and_the_others_are_told() {
        var report = preflight(
                        Duration.ofMillis(300),
                        new Scripted(Topic.MAIL_SERVER, () -> new CountDownLatch(1).await()),
                        new Scripted(Topic.SPF, () -> {}))
                .run(StandIns.APPLICATION);

        assertThat(report.findings())
                .extracting(Finding::said)
                .containsExactly("There was no answer within 0 s.", "done");
        assertThat(report.result()).isEqualTo(Result.RED);
    }

    @Test
    void checks_run_beside_each_other() {
        var together = new CyclicBarrier(2);

        var report = preflight(
                        Duration.ofSeconds(30),
                        new Scripted(Topic.BASE_URL, together::await),
                        new Scripted(Topic.MAIL_SERVER, together::await))
                .run(StandIns.APPLICATION);

        assertThat(report.findings()).extracting(Finding::topic).containsExactly(Topic.MAIL_SERVER, Topic.BASE_URL);
        assertThat(report.result()).isEqualTo(Result.PASSED);
    }

    @Test
    void a_check_that_fails_unexpectedly_does_not_stop_the_others() {
        var report = preflight(
                        Duration.ofSeconds(30),
                        new Scripted(Topic.MAIL_SERVER, () -> {
                            throw new IllegalStateException("a defect");
                        }),
                        new Scripted(Topic.SPF, () -> {}))
                .run(StandIns.APPLICATION);

        assertThat(report.findings())
                .extracting(Finding::said)
                .containsExactly("The check itself failed; the log has the cause.", "done");
    }

    @Test
    void a_country_whose_holidays_are_not_known_is_named_with_how_many_people_it_has() {
        scene.begin();
        scene.load("UserEmail,Country\nada@corp.example,DE\ngrace@corp.example,KR\n");

        var findings = holidays.look(applications.find(StandIns.APPLICATION).orElseThrow());

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.result()).isEqualTo(Result.WARNING);
            assertThat(finding.looked()).isEqualTo("DE, KR");
            assertThat(finding.said()).contains("of KR (1 person) are not known");
        });
    }

    private Preflight preflight(Duration timeout, Check... checks) {
        return new Preflight(applications, List.of(checks), new Settings(timeout), clock);
    }

    private record Settings(Duration timeout) implements PreflightConfig {
        @Override
        public Optional<String> dnsServer() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> dkimSelectors() {
            return Optional.empty();
        }
    }

    private interface Act {
        void run() throws Exception;
    }

    private record Scripted(Topic topic, Act act) implements Check {
        @Override
        public List<Finding> look(Application application) {
            try {
                act.run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return List.of(Finding.look(topic, "").passed("done"));
        }

        @Override
        public List<Finding> tooLate(Application application, String reason) {
            return List.of(Finding.look(topic, "").red(reason, ""));
        }
    }
}
