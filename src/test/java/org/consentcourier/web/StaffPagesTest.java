package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.CallBudget;
import org.consentcourier.application.RunState;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.roster.directory.UserIdResolution;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StaffPagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    Candidates candidates;

    @Inject
    OpenQuestions questions;

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
    CallBudget budget;

    @Inject
    ConsentDecisions decisions;

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
    void an_empty_installation_leads_to_the_import() {
        it.opens("/home");
        it.reads("Overview");
        Look.at(it.page, "overview-empty");
        it.opens("/people");
        Look.at(it.page, "people-empty");
        it.opens("/deliveries");
        Look.at(it.page, "deliveries-empty");
        it.opens("/questions");
        Look.at(it.page, "questions-empty");
        it.opens("/overview");
        it.follows("Import a roster");
        it.reads("Roster");
        Look.at(it.page, "import-empty");
    }

    @Test
    void starting_tells_first_how_many_are_mailed() {
        scene.roster(BOSS, ADA, GRACE, CHARLES);
        scene.directoryUserConsents();
        scene.consents(CHARLES);
        sweep.sweep();

        it.opens("/overview");
        it.follows("Start …");
        it.reads("Start Contract Archive?");
        assertThat(it.text()).contains("2 people are mailed now");
        Look.at(it.page, "start-page");
        it.presses("Start");

        it.reads("Overview");
        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.STARTED);
        Look.at(it.page, "overview-started");
        it.presses("Pause");
        it.page.getByText("Nobody is mailed; checks go on.").waitFor();
        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void an_application_without_a_roster_is_not_started() {
        it.opens("/overview");
        it.follows("Start …");

        it.reads("Contract Archive cannot be started now");
        assertThat(it.text()).contains("Nobody is on its roster.");
        Look.at(it.page, "start-refused");
    }

    @Test
    void changed_settings_wait_for_a_confirmation() {
        scene.roster(BOSS, ADA);
        scene.settingsChanged();
        it.opens("/overview");
        Look.at(it.page, "overview-changed");
        it.follows("Look and confirm");
        it.reads("Confirm the settings of Contract Archive?");
        Look.at(it.page, "confirm-page");
        it.presses("These settings are right");

        it.page.getByText("Settings confirmed.").waitFor();
        assertThat(states.of(StandIns.APPLICATION).confirmRequired()).isFalse();
    }

    @Test
    void a_node_with_other_settings_than_those_that_wait_cannot_confirm() {
        scene.roster(BOSS, ADA);
        scene.otherNodeChangedSettings();
        it.opens("/overview");
        assertThat(it.text())
                .contains("This node runs with other settings than those that wait for a confirmation.")
                .doesNotContain("Look and confirm");
        Look.at(it.page, "overview-other-settings");
        it.opens("/applications/demo/confirm");
        Look.at(it.page, "confirm-other-settings");
        assertThat(it.text()).contains("cannot confirm");
        var browser = Browser.of("it", "sandbox");

        var refused =
                browser.post("/applications/demo/confirm", Map.of("token", Browser.token(browser.get("/overview"))));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(states.of(StandIns.APPLICATION).confirmRequired()).isTrue();
    }

    @Test
    void the_overview_leads_from_a_number_to_the_people_and_from_there_to_one_of_them() {
        everythingHappened();

        it.opens("/overview");
        assertThat(it.text()).contains("33 %", "1 of 3 have consented");
        Look.at(it.page, "overview-full");
        it.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Consent missing"))
                .click();
        it.reads("People");
        assertThat(it.text()).contains("ada@corp.example").doesNotContain("charles@corp.example");
        it.opens("/people");
        Look.at(it.page, "people-full");
        it.follows("ada Example");

        it.reads("ada Example");
        assertThat(it.text())
                .contains("Invitation to ada@corp.example", "Docusign asked: consent required", "Imported");
        Look.at(it.page, "person");
        it.opens("/deliveries");
        Look.at(it.page, "deliveries-full");
    }

    @Test
    void people_are_found_by_what_keeps_them_from_being_asked() {
        scene.load("""
                UserEmail,APIUserName,Status
                ada@corp.example,,Active
                grace@corp.example,%s,ActivationSent
                charles@corp.example,%s,Active
                """.formatted(GRACE.userId(), CHARLES.userId()));
        it.opens("/people");
        it.page.getByLabel("Cause").selectOption("NO_USER_ID");
        it.presses("Show");
        it.page.waitForURL("**cause=NO_USER_ID**");
        assertThat(it.text()).contains(ADA.email()).doesNotContain(GRACE.email(), CHARLES.email());
        Look.at(it.page, "people-cause");

        it.page.getByLabel("State").selectOption("NEW");
        it.presses("Show");
        it.page.getByText("Nobody matches this filter.").waitFor();
        it.page.getByLabel("Cause").selectOption("NOT_ACTIVATED");
        it.presses("Show");
        it.page.waitForURL("**cause=NOT_ACTIVATED**");
        assertThat(it.text()).contains(GRACE.email()).doesNotContain(ADA.email(), CHARLES.email());
    }

    @Test
    void a_filter_goes_on_with_the_next_page() {
        scene.load(IntStream.range(0, 60)
                .mapToObj("person%02d@corp.example"::formatted)
                .collect(Collectors.joining("\n", "UserEmail\n", "\n")));
        scene.rosterOnly(BOSS, new Figure("person55", ADA.userId()));
        it.opens("/people?cause=NO_USER_ID");
        it.follows("Next page");

        it.page.getByText("person59@corp.example").waitFor();
        assertThat(it.text()).contains("person54@").doesNotContain("person55@");
    }

    @Test
    void people_are_found_by_a_part_of_their_name_and_odd_filters_find_nobody() {
        scene.roster(BOSS, ADA, GRACE);

        it.opens("/people");
        it.page.getByLabel("Name or address").fill("GRAC");
        it.presses("Show");
        assertThat(it.text()).contains("grace@corp.example").doesNotContain("ada@corp.example");
        assertThat(it.page.url()).contains("q=GRAC");

        it.opens("/people?status=NONSENSE&after=nonsense&q=%00nobody%00");
        assertThat(it.text()).contains("Nobody matches this filter.");
        Look.at(it.page, "people-nobody");
    }

    @Test
    void exempting_and_asking_again_stand_in_the_timeline_with_who_did_it() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        it.opens("/people/" + scene.row(ADA).personId());
        assertThat(it.text()).contains("Next: the invitation. Not before the application is started.");
        it.page.getByText("Exempt this person …").click();
        it.page.getByLabel("Reason").fill("on leave");
        it.page.getByLabel("Last day (optional)").fill("2027-01-31");
        Look.at(it.page, "person-exempting");
        it.presses("Exempt");

        it.page.getByText("Exempt now").waitFor();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.EXEMPT);
        assertThat(it.text())
                .contains("by it · on leave (until 2027-01-31)")
                .contains("Next: Docusign is asked, 1 Feb 2027, 00:00 UTC or later. The exemption is over then.");
        Look.at(it.page, "person-exempt");
        it.presses("End the exemption");
        it.page.getByText("The exemption is over").waitFor();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void who_declined_is_asked_again_and_checked_by_a_button() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        decisions.decline(scene.row(ADA).id(), "no");
        it.opens("/people/" + scene.row(ADA).personId());
        it.presses("Ask again");
        it.page.getByText("Asked again").waitFor();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);

        scene.consents(ADA);
        clock.advance(Duration.ofMinutes(1));
        it.presses("Check now");
        it.page.getByText("Docusign was asked").waitFor();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void failed_mails_are_tried_again() {
        scene.roster(BOSS, ADA);
        scene.mail().rejects(ADA.email(), 550, "no such mailbox");
        mailEverybody();
        it.opens("/deliveries?status=UNDELIVERABLE");
        assertThat(it.text()).contains("Undeliverable", "no such mailbox");
        Look.at(it.page, "deliveries-failed");
        it.presses("Try it again");

        it.page.getByText("1 mail was put back into the queue.").waitFor();
        scene.mail().behaves();
        dispatcher.dispatchDue();
        assertThat(scene.mail().messagesTo(ADA.email())).hasSize(1);
    }

    @Test
    void a_halt_says_what_is_wrong_and_how_to_mend_it() {
        scene.roster(BOSS, ADA);
        scene.docusign().refuses("invalid_grant", "no_valid_keys_or_signatures", 1);
        sweep.sweep();

        it.opens("/overview");

        assertThat(it.text())
                .contains("Halted", "Docusign could not verify our signature", "Check that the private key");
        Look.at(it.page, "overview-halted");
    }

    @Test
    void patience_docusign_asks_for_is_told_with_the_time_at_which_checks_go_on() {
        scene.roster(BOSS, ADA, GRACE, CHARLES);
        scene.docusign().answersTooManyRequests(Duration.ofMinutes(20), 3);
        sweep.sweep();
        clock.advance(Duration.ofMinutes(2));

        it.opens("/overview");

        assertThat(it.text())
                .contains("Docusign asked for patience.", "not asked before 25 Nov 2026, 10:20 UTC", "3 checks");
        Look.at(it.page, "overview-patience");
        clock.advance(Duration.ofMinutes(18));
        it.opens("/overview");
        assertThat(it.text()).contains("3 checks are due").doesNotContain("patience");
    }

    @Test
    void a_call_budget_that_is_used_up_is_told_with_the_time_at_which_the_last_check_is_made() {
        scene.roster(BOSS, Figure.several("person", 100));
        budget.note(StandIns.APPLICATION, 100_000);

        it.opens("/overview");

        // 10,000 are held, 90,000 flow in an hour: 90,000 more must flow before the first, 25 in each second.
        assertThat(it.text())
                .contains(
                        "The hour’s calls to Docusign are used up. 100 checks wait",
                        "the next at 25 Nov 2026, 11:00 UTC, the last at about 25 Nov 2026, 11:00 UTC");
        Look.at(it.page, "overview-budget");
        it.opens("/applications/demo/administrative-consent");
        assertThat(it.text()).contains("The hour’s calls to Docusign are used up.");
    }

    @Test
    void what_keeps_users_from_being_looked_up_is_said_at_the_application() {
        scene.load("UserEmail\nada@corp.example\n");
        clock.advance(Duration.ofHours(1));
        resolution.resolveDue();

        it.opens("/overview");

        assertThat(it.text())
                .contains(
                        "Users cannot be looked up at Docusign.",
                        "knows no active user by the directory user",
                        "Tries again at");
        Look.at(it.page, "overview-no-look-ups");
    }

    @Test
    void what_somebody_says_of_themselves_waits_for_an_answer() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        decisions.notForMe(scene.row(ADA).id(), QuestionKind.LEFT_COMPANY, "has left the company: in May");
        it.opens("/overview");
        it.follows("1 question waits for an answer from IT");
        it.reads("Questions");
        assertThat(it.text()).contains("has left the company: in May", "ada@corp.example");
        Look.at(it.page, "questions");
        it.presses("Exempt: no check, no mail");

        it.page.getByText("Answered.").waitFor();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.EXEMPT);
    }

    @ParameterizedTest
    @CsvSource({
        "auditor, /overview, 200",
        "auditor, /people, 200",
        "auditor, /deliveries, 200",
        "auditor, /import, 200",
        "auditor, /questions, 200",
        "auditor, /applications/demo/start, 403",
        "developer, /overview, 200",
        "developer, /people, 200",
        "developer, /deliveries, 403",
        "developer, /import, 403",
        "developer, /questions, 403",
        "auditor, /applications/demo/waves, 200",
        "developer, /applications/demo/waves, 403",
        "developer, /applications/demo/will-break, 200",
        "manager, /applications/demo/will-break.csv, 403",
        "auditor, /people/nudge, 403",
        "auditor, /people/exempt, 403",
        "auditor, /people/reopen, 403",
        "manager, /overview, 403",
        "manager, /people, 403"
    })
    void everybody_sees_what_their_role_allows(String login, String path, int status) {
        assertThat(Browser.of(login, "sandbox").get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void an_auditor_reads_and_finds_no_button_that_would_refuse_them() {
        everythingHappened();
        try (var auditor = Visitor.loggedIn("auditor")) {
            for (var path : new String[] {
                "/overview", "/people/" + scene.row(ADA).personId(), "/import", "/deliveries", "/questions"
            }) {
                auditor.opens(path);
                assertThat(auditor.page.locator("main form:not(.filter)").count())
                        .as(path)
                        .isZero();
            }
        }
    }

    private void everythingHappened() {
        scene.roster(BOSS, ADA, GRACE, CHARLES);
        scene.consents(CHARLES);
        mailEverybody();
        decisions.decline(scene.row(GRACE).id(), "I sign nothing");
        clock.advance(Duration.ofHours(1));
        sweep.sweep();
    }

    private void mailEverybody() {
        sweep.sweep();
        scene.start();
        planner.planDue();
        dispatcher.dispatchDue();
    }

    @Test
    void who_has_yet_to_activate_stands_out_in_the_list_and_on_the_page() {
        scene.roster(BOSS, ADA, GRACE);
        candidates.membership(ADA, "ACTIVATION_SENT");
        sweep.sweep();

        it.opens("/people");
        assertThat(it.page.locator("tbody").innerText()).containsOnlyOnce("Not activated at Docusign yet");
        Look.at(it.page, "people-causes");
        it.follows("ada Example");
        it.reads("ada Example");
        assertThat(it.text()).contains("the person must first open Docusign’s activation mail");
        Look.at(it.page, "person-not-activated");
    }

    @Test
    void whoever_has_left_is_taken_off_the_roster_by_one_press_of_the_keyboard() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        decisions.notForMe(scene.row(ADA).id(), QuestionKind.LEFT_COMPANY, "has left the company");
        it.opens("/questions");
        it.page.getByLabel("Note (optional)").fill("since May");
        it.page.keyboard().press("Tab");
        it.page.keyboard().press("Enter");

        it.page.getByText("Answered.").waitFor();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.LEFT);
    }

    @Test
    void who_declined_stands_on_the_worklist_with_the_reason() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        decisions.decline(scene.row(ADA).id(), "not without my lawyer");
        it.opens("/questions");
        assertThat(it.text()).contains("not without my lawyer", "Ask again", "Leave as is");
        Look.at(it.page, "questions-declined");

        it.presses("Ask again");
        it.page.getByText("Answered.").waitFor();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(scene.row(ADA).round()).isEqualTo(2);
        assertThat(questions.count()).isZero();
    }
}
