package org.consentcourier.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class UserIdQuestionsTest {

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
    ConsentDecisions decisions;

    @Inject
    GrantSweep sweep;

    @Inject
    MovableClock clock;

    @BeforeEach
    void nobody_has_a_user_id() {
        scene.begin();
        scene.load("Email\nada@corp.example\ngrace@corp.example\n");
    }

    @Test
    void it_is_asked_once_about_each_person_with_several_user_ids_and_none_in_use() {
        scene.roster(BOSS, CHARLES);
        candidates.found(CHARLES, CHARLES.userId(), Candidates.other(CHARLES, "at home"));
        candidates.found(GRACE, GRACE.userId());
        candidates.found(ADA, ADA.userId(), OTHER);

        scene.load("Email,FirstName\nada@corp.example,Ada\n");

        assertThat(open()).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(QuestionKind.SEVERAL_USER_IDS);
            assertThat(question.requestId()).isEqualTo(scene.row(ADA).id());
            assertThat(question.detail()).doesNotContain("ada");
        });
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.SEVERAL_USER_IDS);
        assertThat(scene.row(GRACE).cause()).isEqualTo(StuckCause.NO_USER_ID);
    }

    @Test
    void a_user_id_that_comes_by_the_roster_answers_the_question() {
        candidates.found(ADA, ADA.userId(), OTHER);

        scene.roster(BOSS, ADA);

        assertThat(open()).isEmpty();
        assertThat(newest(QuestionKind.SEVERAL_USER_IDS).answer()).isEqualTo("resolved");
        assertThat(newest(QuestionKind.SEVERAL_USER_IDS).answeredBy()).isEqualTo("it");
        assertThat(scene.row(ADA).cause()).isNull();
    }

    @Test
    void an_exemption_answers_the_question() {
        candidates.found(ADA, ADA.userId(), OTHER);

        decisions.exempt(scene.row(ADA).id(), "on leave", null, "grace");

        assertThat(open()).isEmpty();
        assertThat(newest(QuestionKind.SEVERAL_USER_IDS).answeredBy()).isEqualTo("grace");
    }

    @Test
    void an_exemption_that_ends_asks_again() {
        candidates.found(ADA, ADA.userId(), OTHER);
        decisions.exempt(scene.row(ADA).id(), "on leave", null, "it");

        decisions.endExemption(scene.row(ADA).id(), "it");

        assertThat(open()).extracting(Question::kind).containsExactly(QuestionKind.SEVERAL_USER_IDS);
    }

    @Test
    void what_is_asked_about_another_user_id_is_over_when_the_person_consents_with_the_right_one() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        askAboutOther();

        scene.consents(ADA);
        clock.advance(Duration.ofDays(1));
        sweep.sweep();

        assertThat(open()).isEmpty();
        assertThat(newest(QuestionKind.OTHER_USER_ID_GRANTED).answeredBy()).isEqualTo("scheduler");
    }

    @Test
    void what_is_asked_about_another_user_id_is_over_when_the_roster_brings_a_third() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        askAboutOther();
        scene.rosterOnly(BOSS, GRACE);
        assertThat(open()).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        scene.rosterOnly(BOSS, new Figure("ada", Candidates.other(ADA, "at home")));

        assertThat(open()).isEmpty();
    }

    private void askAboutOther() {
        var row = scene.row(ADA);
        questions.ask(row.application(), row.id(), QuestionKind.OTHER_USER_ID_GRANTED, OTHER.toString(), "a test");
    }

    private List<Question> open() {
        return questions.open(null, 10);
    }

    private Question newest(QuestionKind kind) {
        return questions.newest(scene.row(ADA).id(), kind).orElseThrow();
    }
}
