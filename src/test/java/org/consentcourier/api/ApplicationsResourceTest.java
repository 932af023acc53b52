package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.json;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.roster.directory.UserIdResolution;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ApplicationsResourceTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    UserIdResolution resolution;

    @Inject
    ApplicationStates states;

    @Inject
    OpenQuestions questions;

    @Inject
    ConsentDecisions decisions;

    @Inject
    AuditTrail audit;

    @Inject
    MovableClock clock;

    @Inject
    Session session;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.directoryUserConsents();
    }

    @Test
    void an_application_is_shown_with_all_that_is_public_and_nothing_else() {
        it().get("/applications")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].key", equalTo("demo"), "items[0].environment", equalTo("DEMO"))
                .body("items[0].integrationKey", equalTo(StandIns.INTEGRATION_KEY.toString()))
                .body("items[0].scopes", equalTo(java.util.List.of("signature", "impersonation")))
                .body("items[0].redirectUri", equalTo(StandIns.baseUrl() + "/consent/demo"))
                .body(
                        "items[0].consentUrl",
                        allOf(containsString("scope=signature%20impersonation"), not(containsString("state="))))
                .body("items[0].runState", equalTo("PAUSED"), "items[0].confirmRequired", is(false))
                .body("items[0]", not(hasKey("halt")))
                .body(not(containsString("PRIVATE")), not(containsString("privateKey")));
    }

    @Test
    void a_start_tells_how_many_are_mailed_and_a_dry_run_only_tells() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
        scene.rosterOnly(BOSS, Figure.named("charles"));

        it().post("/applications/demo/start?dryRun=true")
                .then()
                .statusCode(200)
                .body("runState", equalTo("PAUSED"), "mailed", is(2), "unchecked", is(1));
        it().post("/applications/demo/start")
                .then()
                .statusCode(200)
                .body("runState", equalTo("STARTED"), "mailed", is(2));
        it().post("/applications/demo/start").then().statusCode(200);
        it().post("/applications/demo/pause").then().statusCode(200).body("runState", equalTo("PAUSED"));

        assertThat(audit.newest(0, 10).stream()
                        .filter(line -> line.subject().equals("application demo"))
                        .map(line -> line.actor() + " " + line.action()))
                .containsExactly("it paused", "it started");
    }

    @Test
    void nothing_starts_with_an_empty_roster_a_halt_or_unconfirmed_settings() {
        problem(it().post("/applications/demo/start").then(), 409).body("detail", containsString("Import"));
        scene.roster(BOSS, ADA);
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1);
        sweep.sweep();
        problem(it().post("/applications/demo/start").then(), 409).body("detail", containsString("halted"));
        it().get("/applications")
                .then()
                .body("items[0].halt.cause", equalTo("ISSUER_NOT_FOUND"))
                .body("items[0].halt.since", equalTo("2026-11-25T10:00:00Z"))
                .body("items[0].halt.probeAt", equalTo("2026-11-25T10:05:00Z"));

        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update application_state set confirm_required = true, scopes = 'signature'")
                        .executeUpdate());

        problem(it().post("/applications/demo/start?dryRun=true").then(), 409)
                .body("detail", containsString("Confirm"));
        it().post("/applications/demo/confirm")
                .then()
                .statusCode(200)
                .body("confirmRequired", is(false), "runState", equalTo("PAUSED"));
        problem(it().post("/applications/demo/confirm").then(), 409);
        it().post("/applications/demo/start").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "pause", "confirm"})
    void an_unknown_application_is_not_found(String verb) {
        problem(it().post("/applications/nothing/" + verb).then(), 404);
    }

    @Test
    void the_status_counts_every_state_and_every_queue() {
        scene.roster(BOSS, ADA, GRACE);
        scene.consents(ADA);
        sweep.sweep();

        it().get("/status")
                .then()
                .statusCode(200)
                .body("applications[0].key", equalTo("demo"), "applications[0].runState", equalTo("PAUSED"))
                .body("applications[0].states.size()", is(10))
                .body("applications[0].states.GRANTED", is(1), "applications[0].states.PENDING", is(1))
                .body("applications[0].states.LEFT", is(0))
                .body("queues.QUEUED", is(0), "queues.size()", is(8));
    }

    @Test
    void the_status_says_what_holds_the_checks_and_when_they_go_on() {
        scene.roster(BOSS, ADA, GRACE);
        it().get("/status")
                .then()
                .body("applications[0].checks.due", is(2), "applications[0].checks.heldBy", nullValue());

        states.pauseCalls("demo", clock.instant().plus(Duration.ofHours(3)));

        var until = clock.instant().plus(Duration.ofHours(3)).toString();
        it().get("/status")
                .then()
                .body("applications[0].checks.due", is(2), "applications[0].checks.heldBy", equalTo("PATIENCE"))
                .body(
                        "applications[0].checks.goesOnAt",
                        equalTo(until),
                        "applications[0].checks.doneAt",
                        equalTo(until));
    }

    @Test
    void the_status_says_what_keeps_users_from_being_looked_up() {
        scene.load("UserEmail\nada@corp.example\n");
        it().get("/status").then().body("applications[0].directory", nullValue());

        clock.advance(Duration.ofHours(1));
        resolution.resolveDue();

        it().get("/status")
                .then()
                .body("applications[0].directory.problem", containsString("directory user"))
                .body(
                        "applications[0].directory.resumeAt",
                        equalTo(clock.instant().plus(Duration.ofMinutes(15)).toString()));
    }

    @Test
    void an_undeliverable_mail_is_listed_and_retried_by_filter() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
        it().post("/applications/demo/start").then().statusCode(200);
        planner.planDue();
        it().get("/status").then().body("queues.QUEUED", is(2));
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update delivery set status = 'UNDELIVERABLE', due_at = null where recipient = 'ada@corp.example'")
                        .executeUpdate());

        it().get("/deliveries?status=UNDELIVERABLE")
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("INVITATION"), "items[0].step", is(0))
                .body("items[0].to", equalTo("ada@corp.example"), "items[0]", hasKey("messageId"));
        it().post("/deliveries/retry?kind=REMINDER").then().statusCode(200).body("retried", is(0));
        it().post("/deliveries/retry?all=true&dryRun=true").then().body("retried", is(1), "dryRun", is(true));
        it().post("/deliveries/cancel?dryRun=true&application=demo").then().body("cancelled", is(1));
        it().post("/deliveries/cancel?application=other").then().body("cancelled", is(0));
        it().post("/deliveries/pause").then().body("paused", is(true), "by", equalTo("it"));
        it().get("/status").then().body("mail.pause.by", equalTo("it"), "mail.limits", hasSize(0));
        it().post("/deliveries/resume").then().body("paused", is(false));
        it().post("/deliveries/retry?status=UNDELIVERABLE").then().body("retried", is(1));

        assertThat(audit.newest(0, 1)).extracting(line -> line.action()).containsExactly("retried deliveries");
        dispatcher.dispatchDue();
        it().get("/deliveries?status=SENT").then().body("items", hasSize(2));
        var page =
                it().get("/deliveries?limit=1").then().body("items", hasSize(1)).extract();
        it().get("/deliveries?limit=1&after=" + page.path("next"))
                .then()
                .body("items", hasSize(1))
                .body("$", not(hasKey("next")));
    }

    @ParameterizedTest
    @CsvSource({"status=OPEN, UNDELIVERABLE", "kind=LETTER, INVITATION", "after=x, 36", "limit=-1, 500"})
    void a_wrong_parameter_of_deliveries_is_named(String query, String told) {
        problem(it().get("/deliveries?" + query).then(), 400).body("detail", containsString(told));
    }

    @Test
    void a_person_who_is_not_meant_becomes_a_question_that_is_answered_once() {
        scene.roster(BOSS, ADA);
        questions.ask("demo", scene.row(ADA).id(), QuestionKind.NOT_ME, "wrong Ada", "link in the mail");
        var id = it().get("/questions")
                .then()
                .body("items", hasSize(1), "items[0].kind", equalTo("NOT_ME"))
                .body("items[0].requestId", equalTo(scene.row(ADA).id().toString()))
                .extract()
                .<String>path("items[0].id");

        problem(json("{\"answer\":\" \"}").post("/questions/" + id + "/answer").then(), 400);
        problem(
                        json("{\"answer\":\"rigth\"}")
                                .post("/questions/" + id + "/answer")
                                .then(),
                        400)
                .body("detail", containsString("right, wrong-person, left"));
        it().get("/questions").then().body("items", hasSize(1));
        json("{\"answer\":\"right\",\"note\":\"roster corrected\"}")
                .post("/questions/" + id + "/answer")
                .then()
                .statusCode(200)
                .body("answer", equalTo("right: roster corrected"), "answeredBy", equalTo("it"));
        problem(
                json("{\"answer\":\"right\"}")
                        .post("/questions/" + id + "/answer")
                        .then(),
                409);
        problem(
                json("{\"answer\":\"x\"}")
                        .post("/questions/" + UUID.randomUUID() + "/answer")
                        .then(),
                404);
        it().get("/questions").then().body("items", hasSize(0));
    }

    @Test
    void a_held_application_goes_on_when_it_confirms_what_docusign_says() {
        var guard = strangers();
        it().get("/applications")
                .then()
                .body("items[0].halt.cause", equalTo("MASS_UNKNOWN_USERS"))
                .body("items[0].halt", not(hasKey("probeAt")));
        clock.advance(Duration.ofDays(2));
        assertThat(sweep.sweep()).isZero();
        problem(
                        json("{\"answer\":\"yes\"}")
                                .post("/questions/" + guard + "/answer")
                                .then(),
                        400)
                .body("detail", containsString("confirm, recheck"));

        json("{\"answer\":\"confirm\"}")
                .post("/questions/" + guard + "/answer")
                .then()
                .statusCode(200);

        assertThat(states.of("demo").halt()).isEmpty();
        assertThat(audit.newest(0, 2))
                .extracting(line -> line.action())
                .containsExactly("ended the hold of", "answered");
        sweep.sweep();
        it().get("/status").then().body("applications[0].states.FAULTY", is(30));
    }

    @Test
    void a_held_application_asks_again_with_the_guard_on_when_the_fault_is_said_to_be_mended() {
        var guard = strangers();

        json("{\"answer\":\"recheck\"}")
                .post("/questions/" + guard + "/answer")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofSeconds(1)); // for the calls of another second
        sweep.sweep();

        it().get("/status")
                .then()
                .body("applications[0].states.FAULTY", is(20))
                .body("applications[0].halt.cause", equalTo("MASS_UNKNOWN_USERS"));
        it().get("/questions").then().body("items", hasSize(1));
    }

    /** Many whom Docusign does not know; gives the question that follows. */
    private String strangers() {
        scene.rosterOnly(
                BOSS,
                IntStream.range(0, 30)
                        .mapToObj(i -> Figure.named("stranger" + i))
                        .toArray(Figure[]::new));
        sweep.sweep();
        return it().get("/questions").then().body("items", hasSize(1)).extract().path("items[0].id");
    }

    @Test
    void a_wave_is_counted_started_paused_resumed_and_ended_by_a_start_for_everybody() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
        var wave = "{\"manager\":\"BOSS@corp.example\",\"addresses\":[\"ada@corp.example\"],\"perDay\":1}";

        json(wave)
                .post("/applications/demo/waves?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", is(true), "runState", equalTo("PAUSED"))
                .body("wave.numbers.matching", is(1), "wave.numbers.waiting", is(1), "wave.numbers.days", is(1));
        it().get("/applications/demo/waves").then().statusCode(200).body("items", hasSize(0));
        var id = json(wave)
                .post("/applications/demo/waves")
                .then()
                .statusCode(200)
                .body("runState", equalTo("STARTED"), "wave.number", is(1), "wave.state", equalTo("RUNNING"))
                .body("wave.filter.manager", equalTo(BOSS), "wave.perDay", is(1), "wave.createdBy", equalTo("it"))
                .extract()
                .<String>path("wave.id");
        it().get("/applications").then().body("items[0].wavesOnly", is(true));

        var path = "/applications/demo/waves/" + id;
        it().post(path + "/pause").then().statusCode(200).body("state", equalTo("PAUSED"), "stateBy", equalTo("it"));
        problem(it().post(path + "/pause").then(), 409);
        it().post(path + "/resume").then().statusCode(200).body("state", equalTo("RUNNING"));
        problem(
                it().post("/applications/demo/waves/" + UUID.randomUUID() + "/pause")
                        .then(),
                404);

        it().post("/applications/demo/start").then().statusCode(200).body("mailed", is(2));
        it().get("/applications/demo/waves").then().body("items[0].state", equalTo("ENDED"));
        problem(json(wave).post("/applications/demo/waves").then(), 409).body("detail", containsString("everybody"));
    }

    @Test
    void a_wave_that_is_sent_twice_starts_once_and_is_ended_to_be_started_otherwise() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
        var waves = "/applications/demo/waves";
        var path = waves + "/"
                + json("{\"manager\":\"boss@corp.example\",\"perDay\":1}")
                        .post(waves)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("wave.id");
        var other = "{\"manager\":\"BOSS@corp.example\",\"perDay\":5}";

        problem(json(other).post(waves).then(), 409).body("detail", containsString("Wave 1"));
        problem(json(other).post(waves + "?dryRun=true").then(), 409);
        it().get(waves).then().body("items", hasSize(1));
        it().post(path + "/end").then().statusCode(200).body("state", equalTo("ENDED"), "stateBy", equalTo("it"));
        problem(it().post(path + "/end").then(), 409);
        problem(it().post(path + "/resume").then(), 409);

        json(other).post(waves).then().statusCode(200).body("wave.number", is(2), "wave.perDay", is(5));
    }

    @Test
    void a_start_with_a_filter_is_a_wave_and_goes_on_after_a_pause() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();

        it().post("/applications/demo/start?domain=corp.example&perDay=1&dryRun=true")
                .then()
                .statusCode(200)
                .body("runState", equalTo("PAUSED"), "mailed", is(2), "wave.numbers.days", is(2));
        it().post("/applications/demo/start?domain=corp.example&perDay=1")
                .then()
                .statusCode(200)
                .body("wave.filter.domain", equalTo("corp.example"));
        it().post("/applications/demo/pause").then().statusCode(200);
        it().post("/applications/demo/start?waves=true")
                .then()
                .statusCode(200)
                .body("runState", equalTo("STARTED"), "mailed", is(0), "$", not(hasKey("wave")));
        it().get("/applications/demo/waves").then().body("items", hasSize(1), "items[0].state", equalTo("RUNNING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"perDay=0", "perDay=many", "importId=x", "importId=3f2504e0-4f89-11d3-9a0c-0305e82c3301"})
    void a_wave_that_makes_no_sense_is_a_problem_and_starts_nothing(String query) {
        scene.roster(BOSS, ADA);
        sweep.sweep();

        assertThat(it().post("/applications/demo/start?" + query).statusCode()).isBetween(400, 409);

        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void who_will_break_is_listed_with_cause_and_last_mail_whose_time_ran_out_first() {
        var more = Figure.several("person", 3);
        scene.roster(BOSS, ADA, GRACE);
        scene.roster(BOSS, more);
        scene.load("Email\nnobody@corp.example\n");
        scene.consents(more[0]);
        sweep.sweep();
        scene.start();
        planner.planDue();
        dispatcher.dispatchDue();
        expire(GRACE);

        it().get("/applications/demo/will-break?limit=2")
                .then()
                .statusCode(200)
                .body("people", is(5), "items.consent.email", contains(GRACE.email(), ADA.email()))
                .body("items[0].consent.status", equalTo("EXPIRED"), "items[0].lastMailAt", notNullValue())
                .body("causes[0].status", equalTo("PENDING"), "causes[0].people", is(3))
                .body("causes.cause", hasItem("NO_USER_ID"))
                .body("next", notNullValue());
        var next = it().get("/applications/demo/will-break?limit=2")
                .then()
                .extract()
                .<String>path("next");
        it().get("/applications/demo/will-break?limit=2&after=" + next)
                .then()
                .body("items.consent.email", contains("nobody@corp.example", more[1].email()));
        assertThat(it().accept("text/csv").get("/applications/demo/will-break").asString())
                .startsWith("id,email,name,managerEmail,status,statusSince,cause,lastMailAt,goLive,daysToGoLive")
                .contains("grace@corp.example", "NO_USER_ID")
                .doesNotContain(more[0].email());
        problem(it().get("/applications/nobody/will-break").then(), 404);
    }

    private void expire(Figure figure) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update consent_request set status = 'EXPIRED' where id = :id")
                        .setParameter("id", scene.row(figure).id())
                        .executeUpdate());
    }

    @Test
    void answers_about_a_person_have_their_effect_and_say_which_there_are() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
        decisions.notForMe(scene.row(ADA).id(), QuestionKind.NOT_ME, "I am somebody else");
        decisions.decline(scene.row(GRACE).id(), "no");
        it().get("/questions")
                .then()
                .body("items.kind", containsInAnyOrder("NOT_ME", "DECLINED"))
                .body("items.find { it.kind == 'NOT_ME' }.answers", contains("right", "wrong-person", "left"))
                .body("items.find { it.kind == 'DECLINED' }.answers", contains("reopen", "exempt", "leave"));

        answer("NOT_ME", "{\"answer\":\"wrong-person\",\"note\":\"shares a name\"}")
                .statusCode(200)
                .body("answer", equalTo("wrong-person: shares a name"));
        assertThat(scene.row(ADA).exemptReason()).isEqualTo("shares a name");
        problem(answer("DECLINED", "{\"answer\":\"whatever\"}"), 400);
        answer("DECLINED", "{\"answer\":\"leave\"}").statusCode(200);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.DECLINED);
        it().get("/questions").then().body("items", hasSize(0));
    }

    @Test
    void an_answer_the_state_has_overtaken_changes_nothing_and_leaves_the_question_open() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        decisions.notForMe(scene.row(ADA).id(), QuestionKind.NOT_ME, "I am somebody else");
        scene.consents(ADA);
        clock.advance(Duration.ofHours(1));
        sweep.sweep();

        problem(answer("NOT_ME", "{\"answer\":\"wrong-person\"}"), 409);

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(questions.count()).isOne();
    }

    private static ValidatableResponse answer(String kind, String body) {
        var id = it().get("/questions").then().extract().<String>path("items.find { it.kind == '" + kind + "' }.id");
        return json(body).post("/questions/" + id + "/answer").then();
    }
}
