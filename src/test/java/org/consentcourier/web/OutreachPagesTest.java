package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people are asked, as IT sees and steers it: waves, mails to come, and what is done to all that a filter finds. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OutreachPagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Routine routine;

    @Inject
    ApplicationStates states;

    @Inject
    ConsentDecisions decisions;

    @Inject
    OpenQuestions questions;

    @Inject
    MovableClock clock;

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
    void the_mails_of_a_day_to_come_are_told_a_hundred_at_a_time() {
        scene.roster(BOSS, Figure.several("person", 21));
        sweep.sweep();

        it.opens("/applications/demo/forecast?weeks=1");
        it.follows("25 Nov");
        assertThat(it.page.locator("tbody tr").count()).isEqualTo(100);
        it.follows("Next");

        it.reads("Wednesday, 25 November 2026");
        assertThat(it.page.locator("tbody tr").count()).isBetween(5, 20);
        assertThat(it.text()).contains("Reminder 4");
        assertThat(it.page
                        .locator("a", new Page.LocatorOptions().setHasText("Next"))
                        .count())
                .isZero();
    }

    @Test
    void the_mails_to_come_stand_in_a_calendar_whose_days_tell_to_whom() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();

        it.opens("/overview");
        it.follows("Mails to come");
        it.reads("Mails to come");
        assertThat(it.text()).contains("Not started", "2 Invitation");
        Look.at(it.page, "forecast");
        it.follows("25 Nov");
        it.reads("Wednesday, 25 November 2026");
        assertThat(it.text()).contains("ada@corp.example", "grace@corp.example");
        Look.at(it.page, "forecast-day");
    }

    @Test
    void a_wave_is_counted_started_and_paused_on_its_page() {
        scene.roster(BOSS, ADA, GRACE, CHARLES);
        scene.directoryUserConsents();
        sweep.sweep();
        it.opens("/overview");
        it.follows("Waves");
        it.page.getByLabel("Addresses, one per line").fill("ada@corp.example\ngrace@corp.example");
        it.page.getByLabel("Invitations a day").fill("1");
        it.presses("Count first");
        it.page.getByText("This wave: 2 addresses, 1 a day").waitFor();
        assertThat(it.text()).contains("2 people match", "2 must consent", "That takes 2 days");
        Look.at(it.page, "waves-counted");
        it.presses("Start this wave");

        it.page.getByText("The wave has begun.").waitFor();
        assertThat(it.text()).contains("Wave 1: 2 addresses", "0 invited of 2, today 0 of 1", "started");
        assertThat(states.of(StandIns.APPLICATION).wavesOnly()).isTrue();
        it.presses("Pause wave 1");
        it.page.getByText("Nobody more is let in").waitFor();
        Look.at(it.page, "waves-paused");
        it.presses("Resume wave 1");
        it.page.getByText("The wave goes on.").waitFor();
    }

    @Test
    void those_of_a_filter_are_nudged_after_a_look_at_who_is_not_and_why() {
        mailed();

        it.opens("/people?q=a");
        it.follows("Nudge these …");
        it.reads("Nudge these?");
        assertThat(it.text()).contains("1 of 2 get one extra reminder", "Nothing is asked of them at present: 1");
        Look.at(it.page, "nudge");
        it.presses("Nudge 1");
        it.reads("Nudged");
        it.opens("/people/" + scene.row(ADA).personId());
        assertThat(it.text()).contains("nudged", "by it");
        assertThat(it.text()).contains("No nudge: A mail is on its way.");
        assertThat(it.page
                        .getByText("Nudge", new Page.GetByTextOptions().setExact(true))
                        .count())
                .isZero();
    }

    @Test
    void what_a_person_asked_stands_on_their_page_with_the_way_to_answer_it() {
        mailed();
        questions.ask(StandIns.APPLICATION, scene.row(ADA).id(), QuestionKind.NOT_ME, "I am Bob", "redirect page");

        it.opens("/people/" + scene.row(ADA).personId());

        assertThat(it.text())
                .contains("Question for IT: “This is not for me”", "I am Bob", "said on our page")
                .contains("No nudge: A question about them waits for an answer.");
        Look.at(it.page, "person-question");
        it.follows("A question about this person");
        it.reads("Questions");
    }

    @Test
    void those_of_a_filter_are_exempt_with_a_reason_and_who_has_consented_stays() {
        mailed();

        it.opens("/people");
        it.follows("Exempt these …");
        it.reads("Exempt these?");
        assertThat(it.text()).contains("1 of 2 would be exempt", "Consent given: 1");
        Look.at(it.page, "exempt-many");
        it.page.getByLabel("Reason").fill("another project");
        it.presses("Exempt 1");
        it.reads("Exempt now");

        assertThat(scene.row(ADA).exemptReason()).isEqualTo("another project");
        assertThat(scene.status(CHARLES)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void those_of_a_filter_who_declined_are_asked_again_in_a_new_round() {
        mailed();
        decisions.decline(scene.row(ADA).id(), "not now");

        it.opens("/people");
        it.follows("Ask these again …");
        it.reads("Ask these again?");
        assertThat(it.text()).contains("1 of 2 declined, or their time ran out", "Consent given: 1");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.DECLINED);
        Look.at(it.page, "reopen-many");
        it.presses("Ask 1 again");
        it.reads("Asked again");

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(scene.row(ADA).round()).isEqualTo(2);
    }

    @Test
    void for_whom_it_will_not_work_stands_on_a_page_and_in_a_file() {
        mailed();
        scene.load("UserEmail\nnobody@corp.example\n");

        it.opens("/overview");
        it.follows("Will break at go-live");
        it.reads("Will break at go-live: Contract Archive");
        assertThat(it.text())
                .contains("2 people have not consented", "No User ID told yet", ADA.email())
                .doesNotContain(CHARLES.email());
        Look.at(it.page, "will-break");

        var file = Browser.of("auditor", "sandbox").get("/applications/demo/will-break.csv");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains(ADA.email(), "NO_USER_ID").doesNotContain(CHARLES.email());
    }

    /** Ada was invited some days ago, and Charles has consented. */
    private void mailed() {
        scene.roster(BOSS, ADA, CHARLES);
        scene.consents(CHARLES);
        scene.start();
        routine.runs(1);
        clock.advance(Duration.ofDays(3));
    }
}
