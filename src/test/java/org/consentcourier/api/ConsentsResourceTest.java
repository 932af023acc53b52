package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.as;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.json;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ConsentsResourceTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    Candidates candidates;

    @Inject
    GrantSweep sweep;

    @Inject
    ConsentDecisions decisions;

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void consents_are_found_by_state_manager_text_and_user_id() {
        scene.roster(BOSS, ADA, GRACE);
        scene.roster("other@corp.example", CHARLES);
        scene.consents(ADA);
        sweep.sweep();

        emails("status=GRANTED", ADA.email());
        emails("status=pending", CHARLES.email(), GRACE.email());
        emails("manager=Boss@corp.example", ADA.email(), GRACE.email());
        emails("q=GRACE", GRACE.email());
        emails("userId=" + CHARLES.userId(), CHARLES.email());
        emails("application=demo&status=PENDING&manager=" + BOSS, GRACE.email());
        emails("q=%25");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        scene.roster(BOSS, people(25));
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = it().get("/consents?limit=10" + (next == null ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.email"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_full_last_page_has_no_next() {
        scene.roster(BOSS, people(10));

        it().get("/consents?limit=10").then().body("items", hasSize(10)).body("$", not(hasKey("next")));
    }

    @ParameterizedTest
    @CsvSource({
        "status=DONE, status, GRANTED",
        "cause=LAZINESS, cause, NO_USER_ID",
        "application=nothing, application, demo",
        "userId=12, userId, 36 characters",
        "limit=0, limit, 1 to 500",
        "limit=501, limit, 1 to 500",
        "limit=ten, limit, 1 to 500",
        "after=x, after, 36 characters",
        "after=3f2504e0-4f89-11d3-9a0c-0305e82c3301, after, page before"
    })
    void a_wrong_parameter_is_named_with_what_it_may_be(String query, String name, String told) {
        problem(it().get("/consents?" + query).then(), 400)
                .body("errors[0].field", equalTo(name), "errors[0].message", containsString(told))
                .body("detail", containsString(name));
    }

    @Test
    void the_whole_list_comes_as_csv_whose_cells_are_no_formulas() {
        scene.roster(BOSS, people(1100));
        scene.load("Email,FirstName\nzoe@corp.example,=HYPERLINK(1)\n");

        var csv = it().accept("text/csv")
                .get("/consents?limit=3")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        assertThat(csv.split("\r\n")).hasSize(1102).doesNotHaveDuplicates();
        assertThat(csv).startsWith("id,application,userId,email,name,").contains(",'=HYPERLINK(1),");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/csv;q=0.5, application/json"})
    void anything_but_csv_gets_json(String accept) {
        it().accept(accept)
                .get("/consents")
                .then()
                .contentType("application/json")
                .body("items", hasSize(0));
    }

    @Test
    void a_wrong_parameter_is_a_problem_to_who_wants_csv_too() {
        problem(it().accept("text/csv").get("/consents?status=DONE").then(), 400);
    }

    @Test
    void one_consent_has_its_events_checks_and_deliveries() {
        scene.roster(BOSS, GRACE);
        sweep.sweep();

        it().get("/consents/" + id(GRACE))
                .then()
                .statusCode(200)
                .body("email", equalTo(GRACE.email()), "status", equalTo("PENDING"), "round", is(1))
                .body("statusSince", equalTo("2026-11-25T10:00:00Z"))
                .body("next.what", equalTo("INVITATION"), "next.why", equalTo("PAUSED"))
                .body("$", not(hasKey("grantedAt")))
                .body("events.to", contains("NEW", "PENDING"))
                .body("events[1].error", equalTo("consent_required"), "events[1].httpStatus", is(400))
                .body("events[1].traceToken", not(emptyOrNullString()))
                .body("checks.outcome", contains("CONSENT_REQUIRED"))
                .body("checks[0].httpStatus", is(400), "checks[0].error", equalTo("consent_required"))
                .body("checks[0].traceToken", not(emptyOrNullString()))
                .body("deliveries", hasSize(0));
        problem(it().get("/consents/" + UUID.randomUUID()).then(), 404);
    }

    @Test
    void a_developer_asks_for_a_check_and_gets_the_proven_state() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        scene.consents(ADA);
        clock.advance(Duration.ofSeconds(2));

        as("developer")
                .post("/consents/" + id(ADA) + "/check")
                .then()
                .statusCode(200)
                .body("status", equalTo("GRANTED"), "provenScopes", equalTo("signature impersonation"))
                .body("grantedAt", equalTo("2026-11-25T10:00:02Z"), "checkedAt", equalTo("2026-11-25T10:00:02Z"));
        it().get("/consents/" + id(ADA)).then().body("events.actor", hasItems("scheduler", "developer"));
    }

    @Test
    void a_developer_who_got_consent_required_has_a_proven_consent_checked_anew() {
        scene.roster(BOSS, ADA);
        scene.consents(ADA);
        sweep.sweep();
        scene.docusign().revokes(ADA.userId());
        var check = "/consents/" + id(ADA) + "/check";

        as("developer").post(check).then().statusCode(200).body("status", equalTo("GRANTED"));
        clock.advance(Duration.ofMinutes(2));
        as("developer").post(check).then().statusCode(200).body("status", equalTo("REVOKED"));

        assertThat(scene.docusign().tokenCalls()).isEqualTo(2);
    }

    @Test
    void why_no_check_is_made_is_told() {
        scene.roster(BOSS, ADA);
        scene.load("Email\nnobody@corp.example\n");
        sweep.sweep();
        var unresolved =
                it().get("/consents?status=UNRESOLVED").then().extract().<String>path("items[0].id");
        problem(it().post("/consents/" + unresolved + "/check").then(), 409).body("detail", containsString("User ID"));

        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1);
        clock.advance(Duration.ofSeconds(11));
        sweep.sweep();

        problem(it().post("/consents/" + id(ADA) + "/check").then(), 409).body("detail", containsString("halted"));
        problem(it().post("/consents/" + UUID.randomUUID() + "/check").then(), 404);
    }

    @Test
    void who_declined_is_reopened_and_asked_in_a_new_round() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        decisions.decline(id(ADA), "no thanks");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.DECLINED);

        reopen(ADA).statusCode(200).body("status", equalTo("PENDING"), "round", is(2));
        problem(reopen(ADA), 409).body("detail", containsString("PENDING already"));
        assertThat(scene.row(ADA).round()).isEqualTo(2);
    }

    @Test
    void who_was_not_checked_or_has_consented_cannot_be_reopened() {
        scene.roster(BOSS, ADA, GRACE);
        problem(reopen(ADA), 409).body("detail", containsString("NEW"));
        scene.consents(ADA);
        sweep.sweep();

        problem(reopen(ADA), 409).body("detail", containsString("GRANTED"));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void an_exemption_has_a_reason_and_an_end_and_is_ended_by_reopening() {
        scene.roster(BOSS, ADA);
        sweep.sweep();

        exempt(ADA, "{\"reason\":\"on leave\",\"until\":\"2026-12-31\"}")
                .statusCode(200)
                .body("status", equalTo("EXEMPT"), "exemptReason", equalTo("on leave"))
                .body("exemptUntil", equalTo("2026-12-31"));
        exempt(ADA, "{\"reason\":\"left\"}").statusCode(200).body("exemptReason", equalTo("left"));

        reopen(ADA).statusCode(200).body("status", equalTo("NEW"), "round", is(2));
    }

    @Test
    void who_has_consented_cannot_be_exempt() {
        scene.roster(BOSS, ADA);
        scene.consents(ADA);
        sweep.sweep();

        problem(exempt(ADA, "{\"reason\":\"on leave\"}"), 409).body("detail", containsString("GRANTED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"reason\":\" \"}",
                "{\"reason\":\"x\",\"until\":\"2020-01-01\"}",
                "{\"reason\":\"x\",\"until\":\"soon\"}",
                "{\"reason\":\"x\",\"until\":\"+999999999-12-31\"}",
                "{\"reason\":\"x\",\"util\":\"2027-01-31\"}",
                "{\"reason\":\"a\\u0000b\"}"
            })
    void an_exemption_without_reason_or_with_a_wrong_end_is_a_problem(String body) {
        scene.roster(BOSS, ADA);

        problem(exempt(ADA, body), 400);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void people_are_listed_and_shown_with_their_user_ids_and_consents() {
        scene.roster(BOSS, people(12));
        scene.roster(BOSS, ADA);
        var first =
                it().get("/people?limit=10").then().body("items", hasSize(10)).extract();
        it().get("/people?limit=10&after=" + first.path("next")).then().body("items", hasSize(3));

        var id = it().get("/people?q=ADA")
                .then()
                .body("items", hasSize(1))
                .extract()
                .<String>path("items[0].id");

        it().get("/people/" + id)
                .then()
                .body("email", equalTo(ADA.email()), "managerEmail", equalTo(BOSS))
                .body("identities[0].environment", equalTo("DEMO"))
                .body("identities[0].userId", equalTo(ADA.userId().toString()))
                .body("consents.status", contains("NEW"));
        problem(it().get("/people/" + UUID.randomUUID()).then(), 404);
        problem(it().get("/people?after=x").then(), 400);
    }

    private static Figure[] people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Figure.named("person" + i))
                .toArray(Figure[]::new);
    }

    private static void emails(String query, String... emails) {
        var found = it().get("/consents?" + query)
                .then()
                .statusCode(200)
                .extract()
                .<java.util.List<String>>path("items.email");
        assertThat(found).containsExactly(emails);
    }

    private UUID id(Figure figure) {
        return scene.row(figure).id();
    }

    private ValidatableResponse reopen(Figure figure) {
        return it().post("/consents/" + id(figure) + "/reopen").then();
    }

    private ValidatableResponse exempt(Figure figure, String body) {
        return json(body).post("/consents/" + id(figure) + "/exempt").then();
    }

    @Test
    void why_somebody_is_stuck_stands_in_list_detail_and_csv() {
        var stranger = Figure.named("stranger");
        scene.roster(BOSS, ADA, GRACE);
        scene.rosterOnly(BOSS, stranger);
        scene.load("Email\nnobody@corp.example\ncharles@corp.example\nzoe@corp.example\n");
        candidates.membership(GRACE, "ACTIVATION_REQUIRED");
        candidates.found(CHARLES, CHARLES.userId(), Candidates.other(CHARLES, "at home"));
        candidates.unknownAddress(Figure.named("zoe"));
        sweep.sweep();

        it().get("/consents")
                .then()
                .body(
                        "items.collect { it.email.split('@')[0] + ' ' + it.status + ' ' + it.cause }",
                        contains(
                                "ada PENDING null",
                                "charles UNRESOLVED SEVERAL_USER_IDS",
                                "grace PENDING NOT_ACTIVATED",
                                "nobody UNRESOLVED NO_USER_ID",
                                "stranger FAULTY UNKNOWN_USER_ID",
                                "zoe FAULTY UNKNOWN_ADDRESS"));
        it().get("/consents/" + id(GRACE)).then().body("cause", equalTo("NOT_ACTIVATED"));
        it().get("/consents?cause=NOT_ACTIVATED").then().body("items.email", contains(GRACE.email()));
        assertThat(it().accept("text/csv").get("/consents").asString())
                .contains("exemptUntil,cause\r\n", ",NOT_ACTIVATED\r\n");
        problem(it().post("/consents/" + id(Figure.named("zoe")) + "/check").then(), 409)
                .body("detail", containsString("no user of this address"));
    }

    @Test
    void many_are_nudged_exempt_and_reopened_with_the_numbers_a_dry_run_told() {
        scene.roster(BOSS, ADA, GRACE);
        scene.roster("other@corp.example", CHARLES);
        sweep.sweep();
        decisions.decline(id(GRACE), "no");

        it().post("/consents/remind?application=demo&dryRun=true")
                .then()
                .statusCode(200)
                .body("people", is(3), "nudged", is(0), "dryRun", is(true))
                .body("not.NOT_INVITED", is(2), "not.NOT_ASKED", is(1));
        problem(it().post("/consents/" + id(ADA) + "/remind").then(), 409)
                .body("detail", containsString("first mail has not left"));
        problem(it().post("/consents/" + UUID.randomUUID() + "/remind").then(), 404);

        var exemption = "{\"reason\":\"another project\",\"until\":\"2026-12-31\"}";
        var these = "/consents/exempt?id=" + id(ADA) + "&id=" + id(CHARLES);
        json(exemption).post(these + "&dryRun=true").then().statusCode(200).body("people", is(2), "changed", is(2));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        json(exemption).post(these).then().statusCode(200).body("people", is(2), "changed", is(2));
        assertThat(scene.row(CHARLES).exemptUntil()).isEqualTo("2026-12-31");
        json(exemption).post(these).then().body("changed", is(0), "unchanged.EXEMPT", is(2));
        problem(json("{}").post(these).then(), 400);
        problem(json("{\"reason\":\"x\",\"until\":\"2020-01-01\"}").post(these).then(), 400);
        problem(it().post("/consents/remind?id=x").then(), 400);

        it().post("/consents/reopen?manager=" + BOSS)
                .then()
                .statusCode(200)
                .body("people", is(2), "changed", is(1), "unchanged.EXEMPT", is(1));
        assertThat(scene.row(GRACE).round()).isEqualTo(2);
    }
}
