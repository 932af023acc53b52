package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.as;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PreflightResourceTest {

    private static final String PATH = "/applications/demo/preflight";
    private static final String MAIL = "findings.find { it.topic == 'MAIL_SERVER' }.";

    @Inject
    Scene scene;

    @Inject
    ApplicationStates states;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.directoryUserConsents();
    }

    @Test
    void it_tells_each_finding_with_its_fix_and_no_secret() {
        scene.mail().goesDown();

        it().post(PATH)
                .then()
                .statusCode(200)
                .body("application", equalTo("demo"), "result", equalTo("RED"))
                .body(MAIL + "result", equalTo("RED"), MAIL + "ofInstallation", is(true))
                .body(MAIL + "fix", containsString("quarkus.mailer"))
                .body("findings.topic", hasItem("REDIRECT_URI"))
                .body(
                        "findings.find { it.topic == 'REDIRECT_URI' }.looked",
                        equalTo(StandIns.baseUrl() + "/consent/demo"))
                .body(not(containsString("PRIVATE KEY")), not(containsString("access_token")));
    }

    @Test
    void the_last_one_stands_with_the_application() {
        var at = it().post(PATH).then().statusCode(200).extract().<String>path("at");

        as("auditor")
                .get("/applications")
                .then()
                .body("items[0].preflight.at", equalTo(at))
                .body("items[0].preflight.findings.topic", hasItem("INTEGRATION_KEY"));
    }

    @Test
    void a_start_is_refused_while_something_is_red_and_looks_anew() {
        scene.roster("boss@corp.example", Figure.named("ada"));
        it().post(PATH).then().statusCode(200);
        scene.mail().goesDown();

        problem(it().post("/applications/demo/start").then(), 409)
                .body("detail", allOf(containsString("Mail server"), containsString("quarkus.mailer")));
        problem(it().post("/applications/demo/start?dryRun=true").then(), 409);
        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.PAUSED);

        scene.mail().comesBack();
        it().post("/applications/demo/start").then().statusCode(200).body("runState", equalTo("STARTED"));
    }

    @Test
    void there_must_be_such_an_application() {
        problem(it().post("/applications/nonsense/preflight").then(), 404);
    }
}
