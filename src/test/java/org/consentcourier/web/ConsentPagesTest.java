package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ConsentPagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final String PAGES = "/consent/" + StandIns.APPLICATION;

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Applications applications;

    @Inject
    ApplicationStates states;

    @Inject
    LinkSignature signature;

    @Inject
    ConsentViews views;

    @Inject
    ConsentDecisions decisions;

    @Inject
    OpenQuestions questions;

    @Inject
    MovableClock clock;

    private final Visitor visitor = new Visitor();

    @BeforeEach
    void everybody_is_asked() {
        scene.begin();
        scene.roster("boss@corp.example", ADA, GRACE);
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void accepting_is_confirmed_at_once_and_the_code_is_gone_from_the_browser() {
        visitor.opens(link(ADA));
        visitor.logsInAtDocusign(ADA);
        visitor.presses("Accept");

        visitor.reads("Done");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(visitor.page.url()).contains("/result?state=").doesNotContain("code=");
        assertThat(scene.docusign().redemptions()).isZero();
        Look.at(visitor.page, "consent-done");
    }

    @Test
    void no_log_holds_the_code_or_the_state() {
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var reader = reader(lines);
        Logger.getLogger("").addHandler(reader);
        try {
            visitor.opens(link(ADA));
            visitor.logsInAtDocusign(ADA);
            visitor.presses("Accept");
            visitor.reads("Done");
        } finally {
            Logger.getLogger("").removeHandler(reader);
        }

        assertThat(lines).anyMatch(line -> line.contains("GET " + PAGES + " 303"));
        assertThat(lines)
                .noneMatch(line -> line.contains(state(ADA)) || line.contains("code=") || line.contains("eyJ"));
    }

    @Test
    void consent_that_arrives_late_turns_the_checking_page_into_done_by_itself() {
        visitor.opens(PAGES + "/result?state=" + state(ADA));
        visitor.reads("Checking with Docusign");
        scene.consents(ADA);
        clock.advance(Duration.ofSeconds(2));

        visitor.reads("Done");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void the_checking_page_says_what_goes_on() {
        visitor.staysAt("**/result?*since=*");
        visitor.opens(PAGES + "/result?state=" + state(ADA));

        visitor.reads("Checking with Docusign");
        Look.at(visitor.page, "consent-checking");
    }

    @Test
    void who_accepts_with_another_account_is_told_which_one_is_expected() {
        visitor.opens(link(ADA));
        visitor.logsInAtDocusign(GRACE);
        visitor.presses("Accept");
        visitor.reads("Checking with Docusign");
        visitor.opens(PAGES + "/result?state=" + state(ADA) + "&since="
                + clock.instant().minus(Outcome.WINDOW).toEpochMilli());

        visitor.reads("Not yet");
        assertThat(visitor.text()).contains("a***@corp.example").doesNotContain("ada@");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        Look.at(visitor.page, "consent-not-yet");

        visitor.follows("Try once more at Docusign");
        visitor.logsInAtDocusign(ADA);
        clock.advance(Duration.ofMinutes(1));
        visitor.presses("Accept");
        visitor.reads("Done");
    }

    @Test
    void coming_back_with_an_error_declines_nothing_until_the_button_is_pressed() {
        visitor.opens(link(ADA));
        visitor.logsInAtDocusign(ADA);
        visitor.presses("Decline");

        visitor.reads("You came back without consenting");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(views.events(scene.row(ADA).id())).last().satisfies(event -> {
            assertThat(event.error()).isEqualTo("access_denied");
            assertThat(event.to()).isEqualTo(ConsentStatus.PENDING);
        });
        Look.at(visitor.page, "consent-came-back");

        visitor.page.getByLabel("Why? (optional)").fill("I sign nothing");
        visitor.presses("I decline");

        visitor.reads("You declined");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.DECLINED);
        assertThat(views.events(scene.row(ADA).id()))
                .last()
                .satisfies(event -> assertThat(event.note()).isEqualTo("I sign nothing"));
        Look.at(visitor.page, "consent-declined");
    }

    @Test
    void who_declined_may_change_their_mind() {
        decisions.decline(scene.row(ADA).id(), "no");
        visitor.opens(PAGES + "/result?outcome=declined&state=" + state(ADA));
        visitor.reads("You declined");
        visitor.follows("Consent at Docusign");
        visitor.logsInAtDocusign(ADA);
        clock.advance(Duration.ofMinutes(1));
        visitor.presses("Accept");

        visitor.reads("Done");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
    }

    @Test
    void check_now_checks_by_the_button_alone() {
        scene.consents(ADA);

        visitor.opens(PAGES + "/check?state=" + state(ADA));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        Look.at(visitor.page, "consent-check-now");
        visitor.presses("Check now");

        visitor.reads("Done");
        assertThat(views.events(scene.row(ADA).id()))
                .last()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("link in the mail"));
    }

    @Test
    void the_button_of_a_mail_program_holds_reminders_and_declines_nothing() {
        var page = PAGES + "/mute?state=" + state(ADA);
        var program = new Browser();

        assertThat(program.get(page).headers().firstValue("Location").orElse(""))
                .contains("/not-me?state=");
        assertThat(program.post(page, Map.of("List-Unsubscribe", "no")).statusCode())
                .isEqualTo(400);
        assertThat(questions.open(null, 10)).isEmpty();
        assertThat(program.post(page, Map.of("List-Unsubscribe", "One-Click")).statusCode())
                .isEqualTo(204);
        assertThat(program.post(page + "0", Map.of("List-Unsubscribe", "One-Click"))
                        .statusCode())
                .isEqualTo(404);

        assertThat(questions.open(null, 10)).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(QuestionKind.NOT_ME);
            assertThat(question.detail()).contains("nothing was declined");
        });
        assertThat(questions.holds(scene.row(ADA).id())).isTrue();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void not_for_me_becomes_a_question_and_changes_no_state() {
        visitor.opens(PAGES + "/not-me?state=" + state(ADA));
        assertThat(questions.open(null, 10)).isEmpty();
        Look.at(visitor.page, "consent-not-me");
        visitor.page.getByLabel("This person has left the company").check();
        visitor.page.getByLabel("More about it (optional)").fill("since May");
        visitor.presses("Send");

        visitor.reads("Thank you, noted");
        assertThat(questions.open(null, 10)).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(QuestionKind.LEFT_COMPANY);
            assertThat(question.detail()).isEqualTo("has left the company: since May");
        });
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        Look.at(visitor.page, "consent-not-me-told");
    }

    @Test
    void not_for_me_without_a_reason_says_so_and_changes_nothing() {
        visitor.opens(PAGES + "/not-me?state=" + state(ADA));
        visitor.page.evaluate("document.querySelector('main form').noValidate = true");
        visitor.presses("Send");

        visitor.page.getByRole(AriaRole.ALERT).waitFor();
        assertThat(questions.open(null, 10)).isEmpty();
        Look.at(visitor.page, "consent-not-me-unchosen");
    }

    @Test
    void a_halted_application_checks_by_itself_later() {
        states.halt(
                StandIns.APPLICATION,
                "NO_VALID_KEYS",
                "wrong key",
                clock.instant().plusSeconds(300));

        visitor.opens(PAGES + "/result?state=" + state(ADA));

        visitor.reads("Thank you, we check by ourselves");
        Look.at(visitor.page, "consent-later");
    }

    @Test
    void who_is_asked_no_more_is_told_so() {
        decisions.exempt(scene.row(ADA).id(), "contractor", null, "it");

        visitor.opens(PAGES + "/result?state=" + state(ADA));

        visitor.reads("Nothing to do any more");
        Look.at(visitor.page, "consent-over");
    }

    @Test
    void a_link_of_an_earlier_round_neither_declines_nor_asks_again() {
        var old = state(ADA);
        decisions.decline(scene.row(ADA).id(), "no");
        decisions.reopen(scene.row(ADA).id(), "it");

        visitor.opens(PAGES + "/result?outcome=error&state=" + old);

        visitor.reads("There is nothing here");
        assertThat(visitor.text()).contains("a newer mail has taken its place");
        Look.at(visitor.page, "consent-old-link");
    }

    @Test
    void without_a_known_state_there_is_a_thank_you_and_nothing_changes() {
        for (var query :
                List.of("?code=x&state=" + state(ADA) + "x", "?error=access_denied", "?code=eyJ0", "?state=v1")) {
            visitor.opens(PAGES + query);
            visitor.reads("Thank you");
            assertThat(visitor.page.url()).endsWith(PAGES);
        }
        Look.at(visitor.page, "consent-thanks");
        assertThat(views.events(scene.row(ADA).id()))
                .extracting(event -> event.error())
                .doesNotContain("access_denied");
    }

    @Test
    void foreign_links_and_unknown_applications_lead_nowhere() {
        var http = new Browser();

        assertThat(http.get("/consent/unknown?code=x").statusCode()).isEqualTo(404);
        assertThat(http.get(PAGES + "/result?state=v1.forged").statusCode()).isEqualTo(404);
        assertThat(http.get(PAGES + "/check").body()).contains("This link is not complete, or");
        assertThat(http.get(PAGES + "?error=%00%00&state=" + state(ADA)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void the_information_page_tells_a_real_mail_from_a_forged_one() {
        visitor.opens("/");

        visitor.reads("Asked for your consent by mail?");
        assertThat(visitor.text())
                .contains(
                        "Contract Archive",
                        "courier@northwind.example",
                        scene.docusign().uri() + "/",
                        "password");
        Look.at(visitor.page, "information");
        visitor.follows("Consent at Docusign");
        visitor.logsInAtDocusign(ADA);
        visitor.presses("Accept");
        visitor.reads("Thank you");
    }

    private URI link(Figure figure) {
        var integration = applications.find(StandIns.APPLICATION).orElseThrow().integration();
        return ConsentUrl.individual(integration, state(figure), Optional.empty());
    }

    private String state(Figure figure) {
        var row = scene.row(figure);
        return signature.sign(row.id(), row.round());
    }

    private static Handler reader(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
