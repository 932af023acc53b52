package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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
        mailEverybody();
        clock.advance(Duration.ofDays(3));
    }
}
