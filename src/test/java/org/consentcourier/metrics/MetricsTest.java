package org.consentcourier.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class MetricsTest {

    private static final String WELL = "checks.find { it.name == 'applications' }.data.";
    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    CourierMetrics metrics;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_has_consented_and_grace_has_not() {
        scene.begin();
        scene.roster("boss@corp.example", ADA, GRACE);
        scene.consents(ADA);
    }

    @Test
    void what_stands_in_the_database_is_told_by_application_state_kind_and_cause() {
        sweep.sweep();
        clock.advance(Duration.ofSeconds(10));
        scene.start();

        assertThat(scrape())
                .contains(
                        "courier_requests{application=\"demo\",state=\"GRANTED\"} 1.0",
                        "courier_requests{application=\"demo\",state=\"PENDING\"} 1.0",
                        "courier_requests{application=\"demo\",state=\"NEW\"} 0.0",
                        "courier_checks_due{application=\"demo\"} 1.0",
                        "courier_started{application=\"demo\"} 1.0",
                        "courier_docusign_unreachable{application=\"demo\"} 0.0",
                        "courier_halted{application=\"demo\",cause=\"ISSUER_NOT_FOUND\"} 0.0",
                        "courier_deliveries{kind=\"ALARM\",status=\"QUEUED\"} 0.0",
                        "courier_mailbox_unreadable 0.0",
                        "courier_questions_open{kind=\"NOT_ME\"} 0.0",
                        "courier_imports{state=\"COMMITTED\"} 1.0",
                        "courier_import_last_seconds{state=\"COMMITTED\"} 0.0",
                        "courier_webhook_backlog{state=\"WAITING\",webhook=\"desk\"} 0.0")
                .anyMatch(line -> line.matches("courier_clock_skew_seconds\\{application=\"demo\"} -?[\\d.E]+"))
                .anyMatch(line -> line.startsWith("courier_budget_left{application=\"demo\"} "))
                .noneMatch(line -> line.contains("corp.example")
                        || line.contains(ADA.userId().toString()));
    }

    @Test
    void what_halts_an_application_is_told_and_so_are_the_answers_of_docusign() {
        var before = refusals();
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 100);

        sweep.sweep();

        assertThat(scrape()).contains("courier_halted{application=\"demo\",cause=\"ISSUER_NOT_FOUND\"} 1.0");
        assertThat(refusals()).isGreaterThan(before);
    }

    @ParameterizedTest
    @CsvSource({"it,200", "auditor,200", "developer,200", "manager,403"})
    void the_metrics_are_for_those_who_run_or_use_the_service(String role, int status) {
        given().auth()
                .preemptive()
                .basic(role, "sandbox")
                .get("/q/metrics")
                .then()
                .statusCode(status);
    }

    @Test
    void nobody_reads_them_without_a_login() {
        given().redirects().follow(false).get("/q/metrics").then().statusCode(401);
    }

    @Test
    void the_database_is_asked_once_in_half_a_minute_and_a_silent_one_no_more_often() {
        var asked = new int[1];
        var time = new long[1];
        var kept = new Kept(
                () -> {
                    asked[0]++;
                    if (asked[0] == 2) {
                        throw new IllegalStateException("no database");
                    }
                    return Table.of(List.of(new Object[][] {{"demo", 7L}}));
                },
                new Monotonic() {
                    @Override
                    public long nanos() {
                        return time[0];
                    }
                });
        assertThat(kept.table().number("demo")).isEqualTo(7);
        assertThat(kept.table().number("other")).isZero();
        assertThat(asked[0]).isOne();

        time[0] = Duration.ofSeconds(31).toNanos();

        assertThat(kept.table().number("demo")).isNaN();
        assertThat(kept.table().number("demo")).isNaN();
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void when_nothing_waits_for_a_person_all_is_well() {
        scene.docusign().follows(Clock.systemUTC());
        clock.set(Instant.now());
        sweep.sweep();

        given().get("/q/health/well").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void a_halted_application_is_not_well_and_its_node_is_ready_all_the_same() {
        // By the clock of the tests that of the machine may be wrong, which is another cause.
        given().get("/q/health/well").then().body(WELL + "demo", nullValue());
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 100);

        sweep.sweep();

        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body(WELL + "demo", startsWith("ISSUER_NOT_FOUND since 2026-11-25T"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    private List<String> scrape() {
        metrics.forget();
        return given().auth()
                .preemptive()
                .basic("developer", "sandbox")
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(line -> line.replace("\",}", "\"}"))
                .toList();
    }

    private double refusals() {
        return scrape().stream()
                .filter(line ->
                        line.startsWith("courier_checks_total{application=\"demo\",outcome=\"ISSUER_NOT_FOUND\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('}') + 1)))
                .sum();
    }
}
