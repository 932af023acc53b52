package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.Look;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which User ID is a person's, as IT chooses and corrects it. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class UserIdPagesTest {

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

    private Visitor it = new Visitor();

    @BeforeEach
    void log_in() {
        scene.begin();
        it.close();
        it = Visitor.loggedIn("it");
    }

    @AfterEach
    void leave() {
        it.close();
    }

    @Test
    void of_several_user_ids_one_is_chosen_by_one_click_on_the_question() {
        scene.load("Email,FirstName\nada@corp.example,Ada\n");
        candidates.found(ADA, ADA.userId(), OTHER);
        it.opens("/people/" + scene.row(ADA).personId());
        assertThat(it.text()).contains("Choose one of them above", OTHER.toString());
        Look.at(it.page, "person-several-user-ids");
        it.opens("/questions");
        Look.at(it.page, "questions-several-user-ids");

        it.presses("Use this one: " + OTHER);

        it.page.getByText("Answered.").waitFor();
        assertThat(scene.row(ADA).userId()).isEqualTo(OTHER);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(it.text()).contains("Nothing to decide");
    }

    @Test
    void another_user_id_that_has_consented_is_taken_or_the_present_one_kept() {
        scene.roster(BOSS, ADA);
        candidates.found(ADA, ADA.userId(), OTHER);
        sweep.sweep();
        questions.ask(
                StandIns.APPLICATION,
                scene.row(ADA).id(),
                QuestionKind.OTHER_USER_ID_GRANTED,
                "Consent was given with " + OTHER + ", another User ID of the same address.",
                "redirect page");
        it.opens("/questions");
        Look.at(it.page, "questions-other-user-id");

        it.presses("Keep the present one");

        it.page.getByText("Answered.").waitFor();
        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void a_user_id_is_corrected_on_the_page_of_the_person() {
        scene.roster(BOSS, ADA, GRACE);
        candidates.found(ADA, ADA.userId(), OTHER);
        sweep.sweep();
        it.opens("/people/" + scene.row(ADA).personId());
        it.presses("Use this one: " + OTHER);
        it.page.getByText("The User ID is set; the first check comes next.").waitFor();
        assertThat(scene.row(ADA).userId()).isEqualTo(OTHER);

        it.page.getByText("Correct the User ID …").click();
        it.page
                .getByLabel("User ID", new Page.GetByLabelOptions().setExact(true))
                .fill(ADA.userId().toString());
        Look.at(it.page, "person-user-id");
        it.presses("Save");

        it.page.getByText("The User ID is set; the first check comes next.").waitFor();
        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
        assertThat(scene.row(ADA).round()).isEqualTo(3);
    }

    @Test
    void a_wrong_user_id_and_one_of_somebody_else_are_refused_and_change_nothing() {
        scene.roster(BOSS, ADA, GRACE);
        var browser = Browser.of("it", "sandbox");
        var path = "/people/" + scene.row(ADA).personId();
        var token = Browser.token(browser.get(path));

        var wrong = browser.post(
                path + "/user-id", Map.of("token", token, "environment", "DEMO", "userId", "ada@corp.example"));
        var taken = browser.post(
                path + "/user-id",
                Map.of(
                        "token",
                        token,
                        "environment",
                        "DEMO",
                        "userId",
                        GRACE.userId().toString()));

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("That is no User ID");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains(scene.row(GRACE).personId().toString());
        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
    }
}
