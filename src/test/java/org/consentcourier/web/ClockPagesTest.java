package org.consentcourier.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator keeps the time of this machine; the application is given another. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ClockPagesTest {

    private static final Figure ADA = Figure.named("ada");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    ApplicationStates states;

    @Inject
    MovableClock clock;

    private Visitor it = new Visitor();

    @BeforeEach
    void ada_is_due() {
        scene.begin();
        scene.docusign().follows(Clock.systemUTC());
    }

    @AfterEach
    void leave() {
        it.close();
    }

    @Test
    void a_wrong_clock_is_told_with_its_fix_before_docusign_refuses_anything() {
        checkedAhead(Duration.ofSeconds(90));

        it = Visitor.loggedIn("it");
        it.opens("/overview");
        assertThat(it.text()).contains("The clock is wrong.", "seconds ahead of Docusign's", "time service (NTP)");
        Look.at(it.page, "overview-clock");
        status().body("applications[0].clock.warning", is(true))
                .body("applications[0].clock.aheadSeconds", greaterThan(80f))
                .body("applications[0].clock.uncertaintySeconds", lessThan(10f));
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void a_clock_that_is_right_is_measured_and_not_mentioned() {
        checkedAhead(Duration.ZERO);

        it = Visitor.loggedIn("it");
        it.opens("/overview");
        assertThat(it.text()).doesNotContain("clock");
        status().body("applications[0].clock.warning", is(false));
    }

    @Test
    void an_expired_assertion_is_told_with_the_skew_that_was_measured() {
        checkedAhead(Duration.ofMinutes(-12));

        assertThat(states.of(StandIns.APPLICATION).halt().map(ApplicationState.Halt::detail))
                .hasValueSatisfying(detail -> assertThat(detail)
                        .contains("expired on arrival", "about 12 minutes behind Docusign's", "(NTP)"));
    }

    private void checkedAhead(Duration ahead) {
        clock.set(Instant.now().plus(ahead));
        scene.roster("boss@corp.example", ADA);
        sweep.sweep();
    }

    private static ValidatableResponse status() {
        return given().auth()
                .preemptive()
                .basic("auditor", "sandbox")
                .get("/api/v1/status")
                .then()
                .statusCode(200);
    }
}
