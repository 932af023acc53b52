package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PreflightPagesTest {

    private static final String PAGE = "/applications/demo/preflight";

    @Inject
    Scene scene;

    @Inject
    ApplicationStates states;

    @Inject
    MovableClock clock;

    private Visitor it = new Visitor();

    @BeforeEach
    void log_in() {
        scene.begin();
        scene.docusign().follows(Clock.systemUTC());
        clock.set(Instant.now());
        it.close();
        it = Visitor.loggedIn("it");
    }

    @AfterEach
    void leave() {
        it.close();
    }

    @Test
    void it_looks_mends_and_looks_again() {
        it.opens("/overview");
        it.follows("Preflight");
        it.reads("Preflight of Contract Archive");
        it.page.locator("main form button").click();

        it.page.getByText("Not ready.").waitFor();
        assertThat(it.text())
                .contains("Docusign knows no active user by the directory user's User ID", "Fix: Set directory-user-id")
                .contains(StandIns.baseUrl() + "/consent/demo")
                .contains("Authorization Code Grant (not Implicit)", "Our pages can be reached there.");
        Look.at(it.page, "preflight-red");

        scene.directoryUserConsents();
        it.presses("Look again");

        it.page.getByText("Ready.").waitFor();
        assertThat(it.text()).contains("Users can be looked up.").doesNotContain("Not ready.");
        Look.at(it.page, "preflight-green");
    }

    @Test
    void a_start_is_refused_while_something_is_red_and_names_it_with_its_fix() {
        scene.directoryUserConsents();
        scene.roster("boss@corp.example", Figure.named("ada"));
        it.opens("/overview");
        it.follows("Start …");
        it.reads("Start Contract Archive?");
        scene.mail().goesDown();
        it.presses("Start");

        it.reads("Contract Archive cannot be started now");
        assertThat(it.text()).contains("The preflight is red. Mail server: It cannot be used", "quarkus.mailer");
        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.PAUSED);
        Look.at(it.page, "start-refused-preflight");
        it.follows("To the preflight");
        it.page.getByText("Not ready.").waitFor();

        scene.mail().comesBack();
        it.opens("/applications/demo/start");
        it.presses("Start");
        it.reads("Overview");
        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.STARTED);
    }

    @Test
    void an_auditor_reads_what_was_found_and_only_it_looks() {
        var auditor = Browser.of("auditor", "sandbox");
        var developer = Browser.of("developer", "sandbox");
        var token = Browser.token(auditor.get(PAGE));

        assertThat(auditor.get(PAGE).body())
                .contains("Preflight of Contract Archive")
                .doesNotContain("<button>Look");
        assertThat(auditor.post(PAGE, Map.of("token", token)).statusCode()).isEqualTo(403);
        assertThat(developer.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(Browser.of("it", "sandbox")
                        .get("/applications/nonsense/preflight")
                        .statusCode())
                .isEqualTo(404);
        assertThat(scene.docusign().tokenCalls()).isZero();
    }
}
