package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.as;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.json;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class UserIdResourceTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final UUID OTHER = Candidates.other(ADA, "at the office");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    Candidates candidates;

    @Inject
    OpenQuestions questions;

    @Inject
    GrantSweep sweep;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void a_corrected_user_id_begins_anew_and_the_former_stays_a_choice() {
        scene.roster(BOSS, ADA);
        candidates.found(ADA, ADA.userId(), OTHER);
        sweep.sweep();

        set(ADA, OTHER.toString().toUpperCase(Locale.ROOT))
                .statusCode(200)
                .body("userId", equalTo(OTHER.toString()), "status", equalTo("NEW"), "round", is(2));

        it().get("/consents/" + id(ADA))
                .then()
                .body("userIds.userId", contains(OTHER.toString(), ADA.userId().toString()))
                .body("userIds.inUse", contains(true, false))
                .body("userIds[1].detail", containsString("Active"));
        set(ADA, OTHER.toString()).statusCode(200).body("status", equalTo("NEW"), "round", is(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"userId\":\" \"}",
                "{\"userId\":\"ada@corp.example\"}",
                "{\"userId\":\"3f2504e0-4f89-11d3-9a0c-0305e82c330\"}",
                "{\"userId\":\"3f2504e0-4f89-11d3-9a0c-0305e82c330g\"}"
            })
    void what_is_no_guid_is_a_problem_and_changes_nothing(String body) {
        scene.roster(BOSS, ADA);

        problem(json(body).post("/consents/" + id(ADA) + "/user-id").then(), 400)
                .body(containsString(body.contains("userId") ? "userId" : "400"));

        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
    }

    @Test
    void what_belongs_to_somebody_else_is_refused_with_who_it_is() {
        scene.roster(BOSS, ADA, GRACE);

        problem(set(ADA, GRACE.userId().toString()), 409)
                .body("detail", containsString(scene.row(GRACE).personId().toString()));
        problem(
                json("{\"userId\":\"" + OTHER + "\"}")
                        .post("/consents/" + UUID.randomUUID() + "/user-id")
                        .then(),
                404);
    }

    @Test
    void only_it_may_set_one() {
        scene.roster(BOSS, ADA);

        for (var role : new String[] {"auditor", "developer", "manager"}) {
            as(role).contentType(ContentType.JSON)
                    .body("{\"userId\":\"" + OTHER + "\"}")
                    .post("/consents/" + id(ADA) + "/user-id")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void of_several_user_ids_one_is_chosen_by_answering_the_question() {
        scene.load("Email\nada@corp.example\n");
        candidates.found(ADA, ADA.userId(), OTHER);
        var question = it().get("/questions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("SEVERAL_USER_IDS"))
                .body("items[0].choices.userId", containsInAnyOrder(ADA.userId().toString(), OTHER.toString()))
                .extract()
                .<String>path("items[0].id");

        problem(answer(question, "the first one"), 400)
                .body("detail", containsString(OTHER.toString()))
                .body("detail", containsString(ADA.userId().toString()));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);

        answer(question, OTHER.toString())
                .statusCode(200)
                .body("answer", equalTo(OTHER.toString()), "answeredBy", equalTo("it"));
        assertThat(scene.row(ADA).userId()).isEqualTo(OTHER);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        problem(answer(question, ADA.userId().toString()), 409);
        it().get("/questions").then().body("items", hasSize(0));
    }

    @Test
    void another_user_id_that_has_consented_is_used_or_the_present_one_is_kept() {
        scene.roster(BOSS, ADA);
        candidates.found(ADA, ADA.userId(), OTHER);
        sweep.sweep();
        var kept = askAboutOther();

        it().get("/questions").then().body("items[0].choices.userId", contains(OTHER.toString()));
        problem(answer(kept, "whatever"), 400).body("detail", containsString("keep, " + OTHER));
        answer(kept, "keep").statusCode(200);
        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);

        answer(askAboutOther(), OTHER.toString()).statusCode(200);
        assertThat(scene.row(ADA).userId()).isEqualTo(OTHER);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void pages_of_questions_follow_each_other() {
        var people = new Figure[] {ADA, GRACE, Figure.named("charles")};
        scene.load("Email\nada@corp.example\ngrace@corp.example\ncharles@corp.example\n");
        for (var person : people) {
            candidates.found(person, person.userId(), Candidates.other(person, "at home"));
        }

        var page =
                it().get("/questions?limit=2").then().body("items", hasSize(2)).extract();

        it().get("/questions?limit=2&after=" + page.path("next")).then().body("items", hasSize(1));
    }

    private String askAboutOther() {
        questions.ask(
                StandIns.APPLICATION, id(ADA), QuestionKind.OTHER_USER_ID_GRANTED, OTHER + " has", "redirect page");
        return questions.open(null, 1).getFirst().id().toString();
    }

    private static ValidatableResponse answer(String question, String answer) {
        return json("{\"answer\":\"" + answer + "\"}")
                .post("/questions/" + question + "/answer")
                .then();
    }

    private ValidatableResponse set(Figure figure, String userId) {
        return json("{\"userId\":\"" + userId + "\"}")
                .post("/consents/" + id(figure) + "/user-id")
                .then();
    }

    private UUID id(Figure figure) {
        return scene.row(figure).id();
    }
}
