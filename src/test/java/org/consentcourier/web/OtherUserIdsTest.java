package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.grant.Answers;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada has two Docusign users of one address, is asked for one of them, and comes back having consented as the other. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OtherUserIdsTest {

    private static final Figure ADA = Figure.named("ada");
    private static final UUID OTHER = Candidates.other(ADA, "at the office");
    private static final String RESULT = "/consent/" + StandIns.APPLICATION + "/result?state=";
    private static final String OTHER_USER = "with another Docusign user";

    @Inject
    Scene scene;

    @Inject
    Candidates candidates;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Applications applications;

    @Inject
    ApplicationStates states;

    @Inject
    LinkSignature signature;

    @Inject
    ConsentViews views;

    @Inject
    OpenQuestions questions;

    @Inject
    Answers answers;

    @Inject
    MovableClock clock;

    private final Browser browser = new Browser();

    @BeforeEach
    void ada_is_asked_for_one_of_her_two_users() {
        scene.begin();
        scene.roster("boss@corp.example", ADA);
        candidates.docusignKnows(ADA, OTHER);
        candidates.found(ADA, ADA.userId(), OTHER);
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void consent_of_the_other_user_becomes_a_question_and_changes_no_state() {
        var landed = browser.get(local(scene.docusign().accepts(link(), OTHER)));
        var page = goesOnAt(
                local(URI.create(landed.headers().firstValue("Location").orElseThrow())));

        assertThat(page)
                .contains(OTHER_USER, "a***@corp.example", "no reminder")
                .doesNotContain(OTHER.toString(), "ada@");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(questions.open(null, 10)).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(QuestionKind.OTHER_USER_ID_GRANTED);
            assertThat(question.requestId()).isEqualTo(scene.row(ADA).id());
            assertThat(question.detail()).contains(OTHER.toString()).doesNotContain("ada");
        });
        assertThat(views.events(scene.row(ADA).id())).last().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("redirect page");
            assertThat(event.note()).contains(OTHER.toString());
            assertThat(event.httpStatus()).isEqualTo(200);
            assertThat(event.traceToken()).isNotBlank();
        });
    }

    @Test
    void it_takes_the_other_user_by_one_answer() {
        otherConsents();
        visit();

        answers.answer(question(), OTHER.toString(), "it");
        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.row(ADA).userId()).isEqualTo(OTHER);
        assertThat(visit()).contains("Done");
    }

    @Test
    void what_it_decided_to_keep_is_not_asked_again_in_the_same_round() {
        otherConsents();
        visit();
        answers.answer(question(), Answers.KEEP, "it");
        clock.advance(Duration.ofMinutes(5));

        assertThat(visit()).contains("Checking with Docusign").doesNotContain(OTHER_USER);
        assertThat(questions.open(null, 10)).isEmpty();
    }

    @Test
    void nobody_is_reminded_while_it_decides() {
        scene.start();
        mail();
        otherConsents();
        visit();
        clock.advance(Duration.ofDays(1));
        mail();

        assertThat(scene.mail().messagesTo(ADA.email())).hasSize(1);
    }

    @Test
    void others_who_have_not_consented_or_are_unknown_change_nothing() {
        candidates.found(ADA, Candidates.other(ADA, "unknown to Docusign"));
        var events = views.events(scene.row(ADA).id()).size();

        assertThat(visit()).contains("Checking with Docusign");

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(questions.open(null, 10)).isEmpty();
        assertThat(views.events(scene.row(ADA).id())).hasSize(events + 1);
        await().untilAsserted(() -> {
            assertThat(scene.docusign().tokenCalls(OTHER)).isOne();
            assertThat(scene.docusign().tokenCalls(Candidates.other(ADA, "unknown to Docusign")))
                    .isOne();
        });
    }

    @Test
    void however_often_the_page_is_reloaded_the_others_are_asked_once_a_minute() {
        IntStream.range(0, 10).forEach(i -> {
            visit();
            clock.advance(Duration.ofSeconds(5));
        });
        assertThat(scene.docusign().tokenCalls(OTHER)).isOne();
        assertThat(scene.docusign().tokenCalls(ADA.userId())).isGreaterThan(5);

        clock.advance(Duration.ofSeconds(15));
        otherConsents();

        assertThat(goesOnAt(RESULT + state(ADA))).contains(OTHER_USER);
        assertThat(scene.docusign().tokenCalls(OTHER)).isEqualTo(2);
    }

    @Test
    void no_more_than_five_others_are_asked() {
        var many = IntStream.range(0, 8)
                .mapToObj(i -> Candidates.other(ADA, "number " + i))
                .toArray(UUID[]::new);
        candidates.found(ADA, many);
        var calls = scene.docusign().tokenCalls();

        visit();

        await().untilAsserted(
                        () -> assertThat(scene.docusign().tokenCalls() - calls).isEqualTo(1 + 5));
    }

    @Test
    void a_page_does_not_wait_long_for_the_others_and_the_next_one_tells() {
        otherConsents();
        // The expected one is checked within the second before, so that the visit asks about the other alone.
        sweep.sweep();
        scene.docusign().answersAfter(Duration.ofSeconds(3));

        var page = visit();
        scene.docusign().behaves();

        assertThat(page).contains("Checking with Docusign").doesNotContain(OTHER_USER);
        await().untilAsserted(() -> assertThat(questions.open(null, 10)).hasSize(1));
        assertThat(goesOnAt(RESULT + state(ADA))).contains(OTHER_USER);
    }

    @Test
    void who_has_but_one_user_costs_one_call_and_leaves_no_note() {
        var grace = Figure.named("grace");
        scene.roster("boss@corp.example", grace);
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
        var calls = scene.docusign().tokenCalls();
        var events = views.events(scene.row(grace).id()).size();

        visit(grace);

        assertThat(scene.docusign().tokenCalls() - calls).isOne();
        assertThat(views.events(scene.row(grace).id())).hasSize(events);
    }

    @Test
    void the_right_consent_needs_no_look_at_the_others_and_wins_over_theirs() {
        otherConsents();
        visit();
        scene.consents(ADA);
        clock.advance(Duration.ofSeconds(15));
        var calls = scene.docusign().tokenCalls(OTHER);

        assertThat(visit()).contains("Done");

        assertThat(scene.docusign().tokenCalls(OTHER)).isEqualTo(calls);
        assertThat(questions.open(null, 10)).isEmpty();
    }

    @Test
    void who_comes_back_with_an_error_has_consented_as_nobody() {
        browser.get(RESULT + state(ADA) + "&outcome=error");

        assertThat(scene.docusign().tokenCalls(OTHER)).isZero();
    }

    @Test
    void a_link_of_an_earlier_round_asks_about_nobody_else() {
        var old = state(ADA);
        otherConsents();
        visit();
        scene.docusign().revokes(OTHER);
        clock.advance(Duration.ofMinutes(1));
        answers.answer(question(), OTHER.toString(), "it");
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
        var calls = scene.docusign().tokenCalls(ADA.userId());

        browser.get(RESULT + old);
        assertThat(scene.docusign().tokenCalls(ADA.userId())).isEqualTo(calls);

        visit();
        assertThat(scene.docusign().tokenCalls(ADA.userId())).isEqualTo(calls + 1);
    }

    @Test
    void when_docusign_asks_for_patience_the_rest_of_the_others_are_spared() {
        candidates.found(ADA, Candidates.other(ADA, "a third"));
        // The expected one is checked within the second before, so that the visit asks about the others alone.
        sweep.sweep();
        scene.docusign().answersTooManyRequests(Duration.ofSeconds(90), 1);
        var calls = scene.docusign().tokenCalls();

        visit();

        assertThat(scene.docusign().tokenCalls() - calls).isOne();
        assertThat(states.of(StandIns.APPLICATION).mayCall(clock.instant())).isFalse();
        assertThat(questions.open(null, 10)).isEmpty();
    }

    @Test
    void the_page_is_kind_to_all_eyes() {
        otherConsents();
        visit();
        try (var visitor = new Visitor()) {
            visitor.opens(RESULT + state(ADA) + "&since="
                    + clock.instant().minus(Outcome.WINDOW).toEpochMilli());
            visitor.reads("Thank you, IT sorts out the rest");
            Look.at(visitor.page, "consent-other-user");
        }
    }

    private void otherConsents() {
        scene.docusign().consents(OTHER, StandIns.INTEGRATION_KEY);
    }

    /** As the page does by itself where Docusign takes its time. */
    private String goesOnAt(String path) {
        var page = browser.get(path).body();
        while (page.contains("Checking with Docusign")) {
            clock.advance(Duration.ofSeconds(2));
            page = browser.get(path).body();
        }
        return page;
    }

    private String visit() {
        return visit(ADA);
    }

    private String visit(Figure figure) {
        return browser.get(RESULT + state(figure)).body();
    }

    private void mail() {
        for (int i = 0; i < 3; i++) {
            sweep.sweep();
            planner.planDue();
            dispatcher.dispatchDue();
            clock.advance(Duration.ofSeconds(6));
        }
    }

    private UUID question() {
        return questions.open(null, 1).getFirst().id();
    }

    private static String local(URI uri) {
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private URI link() {
        var integration = applications.find(StandIns.APPLICATION).orElseThrow().integration();
        return ConsentUrl.individual(integration, state(ADA), Optional.empty());
    }

    private String state(Figure figure) {
        var row = scene.row(figure);
        return signature.sign(row.id(), row.round());
    }
}
