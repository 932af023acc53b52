package org.consentcourier.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application is no longer configured: nothing of it moves, and what happened can be read. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RemovedApplicationTest {

    private static final Figure ADA = Figure.named("ada");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    private UUID request = UUID.randomUUID();
    private UUID person = UUID.randomUUID();

    @BeforeEach
    void ada_was_asked_for_an_application_that_is_gone() {
        scene.begin();
        scene.roster("boss@corp.example", ADA);
        sweep.sweep();
        request = scene.row(ADA).id();
        person = scene.row(ADA).personId();
        change("""
                insert into application_state (application, environment, integration_key, scopes, run_state, run_state_since, run_state_by)
                select 'gone', environment, integration_key, scopes, run_state, run_state_since, run_state_by
                from application_state where application = 'demo'""");
        change("update consent_request set application = 'gone'");
        clock.advance(Duration.ofMinutes(5));
    }

    @AfterEach
    void forget() {
        scene.begin();
        change("delete from application_state where application = 'gone'");
    }

    @Test
    void its_history_is_readable_by_the_api() {
        it().get("/api/v1/consents?application=gone").then().statusCode(200).body("items", hasSize(1));
        it().get("/api/v1/consents/" + request)
                .then()
                .statusCode(200)
                .body("application", equalTo("gone"), "status", equalTo("PENDING"))
                .body("events.size()", is(2), "events[1].error", equalTo("consent_required"));
        it().get("/api/v1/people/" + person).then().statusCode(200);
        it().get("/api/v1/status").then().statusCode(200).body("applications", hasSize(1));
    }

    @Test
    void its_history_is_readable_on_the_pages_and_a_check_asks_nobody() {
        var browser = Browser.of("it", "sandbox");
        var page = browser.get("/people/" + person);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("consent required");
        assertThat(browser.get("/people?application=gone").statusCode()).isEqualTo(200);
        assertThat(browser.get("/overview").statusCode()).isEqualTo(200);
        var asked = scene.docusign().tokenCalls();

        var checked = browser.post("/consents/" + request + "/check", Map.of("token", Browser.token(page)));

        assertThat(checked.statusCode()).isEqualTo(303);
        assertThat(sweep.sweep()).isZero();
        assertThat(scene.docusign().tokenCalls()).isEqualTo(asked);
        it().post("/api/v1/consents/" + request + "/check").then().statusCode(409);
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(sql).executeUpdate());
    }

    private static RequestSpecification it() {
        return given().auth().preemptive().basic("it", "sandbox");
    }
}
