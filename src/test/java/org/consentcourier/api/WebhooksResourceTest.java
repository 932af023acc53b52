package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.consentcourier.audit.AuditLine;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.consentcourier.webhook.WebhookDispatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class WebhooksResourceTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    WebhookDispatcher dispatcher;

    @Inject
    AuditTrail audit;

    @Inject
    MovableClock clock;

    @BeforeEach
    void two_were_checked_and_told_of_but_the_desk_fails() {
        scene.begin();
        scene.receiver().answers("desk", 500);
        scene.roster("boss@corp.example", ADA, GRACE);
        sweep.sweep();
        dispatcher.dispatchDue();
    }

    @Test
    void the_list_tells_how_they_fare_and_nothing_secret() {
        var answer = Api.as("developer").get("/webhooks").then().statusCode(200);

        answer.body("items.name", contains("desk", "ledger"))
                .body("items[0].state", equalTo("ACTIVE"))
                .body("items[0].applications", contains("demo"))
                .body("items[0].queues.QUEUED", equalTo(2))
                .body("items[0].lastFailure", equalTo("answered HTTP 500"))
                .body("items[1].queues.QUEUED", equalTo(0))
                .body("items[1].lastSuccessAt", equalTo("2026-11-25T10:00:00Z"))
                .body("items[1].url", equalTo(scene.receiver().url("ledger") + "?…"));
        assertThat(answer.extract().asString()).doesNotContain("whsec", "secret");
    }

    @Test
    void the_log_is_read_in_pages_newest_first_with_each_attempt() {
        var first = Api.as("auditor")
                .queryParam("webhook", "desk")
                .queryParam("limit", 1)
                .get("/webhooks/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("QUEUED"))
                .body("items[0].to", equalTo("PENDING"))
                .body("items[0].attempts[0].httpStatus", equalTo(500))
                .extract();
        var next = first.path("next").toString();
        assertThat(next).isEqualTo(first.path("items[0].id").toString());

        Api.it()
                .queryParam("webhook", "desk")
                .queryParam("after", next)
                .get("/webhooks/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", nullValue())
                .body("items[0].webhookId", not(equalTo(first.path("items[0].webhookId"))));
        Api.it()
                .queryParam("status", "delivered")
                .get("/webhooks/deliveries")
                .then()
                .body("items.webhook", contains("ledger", "ledger"));
    }

    @Test
    void one_is_sent_again_at_once() {
        var id = Api.it()
                .queryParam("webhook", "desk")
                .get("/webhooks/deliveries")
                .then()
                .extract()
                .path("items[0].id")
                .toString();
        scene.receiver().answers("desk", 200);

        Api.it()
                .post("/webhooks/deliveries/{id}/retry", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("QUEUED"))
                .body("dueAt", equalTo("2026-11-25T10:00:00Z"));
        assertThat(dispatcher.dispatchDue()).isOne();
        assertThat(audit.newest(0, 1)).extracting(AuditLine::action).containsExactly("sent again");
    }

    @Test
    void a_span_is_replayed() {
        clock.advance(Duration.ofHours(1));

        Api.json("{\"since\":\"2026-11-25T10:00:00Z\",\"until\":\"2026-11-25T10:00:01Z\"}")
                .post("/webhooks/ledger/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(2));

        dispatcher.dispatchDue();
        assertThat(scene.receiver().received("ledger")).hasSize(4);
    }

    @Test
    void a_test_answers_what_came_of_it() {
        Api.it()
                .post("/webhooks/desk/test")
                .then()
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("attempts[0].reason", equalTo("answered HTTP 500"))
                .body("consentId", nullValue());
        assertThat(audit.newest(0, 1)).extracting(AuditLine::subject).containsExactly("webhook desk");
    }

    @Test
    void one_that_is_off_is_switched_on() {
        scene.receiver().answers("desk", 410);
        clock.advance(Duration.ofSeconds(10));
        dispatcher.dispatchDue();
        Api.it().get("/webhooks").then().body("items[0].state", equalTo("OFF"));

        Api.it()
                .post("/webhooks/desk/enable")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("offSince", nullValue());
    }

    @Test
    void what_is_wrong_is_said() {
        Api.problem(Api.it().post("/webhooks/nonsense/test").then(), 404);
        Api.problem(Api.it().post("/webhooks/nonsense/enable").then(), 404);
        Api.problem(Api.it().post("/webhooks/deliveries/9999999/retry").then(), 404);
        Api.problem(Api.it().post("/webhooks/deliveries/x/retry").then(), 404);
        Api.problem(
                        Api.it()
                                .queryParam("webhook", "x")
                                .get("/webhooks/deliveries")
                                .then(),
                        400)
                .body("detail", containsString("must be one of desk, ledger"));
        Api.problem(
                Api.it().queryParam("after", "x").get("/webhooks/deliveries").then(), 400);
        Api.problem(
                Api.it().queryParam("status", "x").get("/webhooks/deliveries").then(), 400);
        Api.problem(Api.json("{}").post("/webhooks/desk/replay").then(), 400);
        Api.problem(
                        Api.json("{\"since\":\"2026-11-25T10:00:00Z\",\"until\":\"2026-11-25T10:00:00Z\"}")
                                .post("/webhooks/desk/replay")
                                .then(),
                        400)
                .body("detail", containsString("must be later than"));
    }
}
