package org.consentcourier.grant;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than 20 answers of a kind, and more than the share that is set, are held. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class MassGuardTest {

    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Candidates candidates;

    @Inject
    ApplicationStates states;

    @Inject
    OpenQuestions questions;

    @Inject
    Answers answers;

    @Inject
    InstantCheck now;

    @Inject
    ConsentViews views;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void many_unknown_users_at_first_are_held_for_it_to_decide() {
        scene.rosterOnly(BOSS, Figure.several("stranger", 30));

        sweep.sweep();

        assertThat(count(ConsentStatus.FAULTY)).isEqualTo(20);
        assertHeldAs("MASS_UNKNOWN_USERS");
        assertThat(questions.open(null, 10)).hasSize(1);
    }

    @Test
    void unknown_users_at_first_are_held_by_their_share_of_the_first_checks_however_many_are_known_from_before() {
        scene.rosterOnly(BOSS, Figure.several("known", 700));
        haveConsentedAndAreNotDue();
        clock.advance(Duration.ofDays(2));
        scene.rosterOnly(BOSS, Figure.several("stranger", 30));

        sweep.sweep();

        assertThat(count(ConsentStatus.FAULTY)).isEqualTo(20);
        assertHeldAs("MASS_UNKNOWN_USERS");
    }

    @Test
    void few_unknown_users_among_many_who_are_known_are_their_own_fault() {
        scene.roster(BOSS, Figure.several("person", 50));
        sweep.sweep();
        clock.advance(Duration.ofSeconds(1));
        scene.rosterOnly(BOSS, Figure.several("stranger", 21));

        sweep.sweep();

        assertThat(count(ConsentStatus.FAULTY)).isEqualTo(21);
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void many_who_were_asked_and_are_unknown_all_at_once_are_held_however_many_were_known_before() {
        var people = Figure.several("person", 50);
        scene.roster(BOSS, people);
        sweep.sweep();
        for (var person : people) {
            scene.docusign().closes(person.userId());
        }
        clock.advance(Duration.ofHours(1));

        sweep.sweep();

        assertThat(count(ConsentStatus.FAULTY)).isEqualTo(20);
        assertHeldAs("MASS_UNKNOWN_USERS");
    }

    @Test
    void many_revocations_at_once_are_held_for_it_to_decide() {
        consentAndTakeItBack(Figure.several("person", 30));

        sweep.sweep();

        assertThat(count(ConsentStatus.REVOKED)).isEqualTo(20);
        assertHeldAs("MASS_REVOCATIONS");
    }

    @Test
    void what_it_confirmed_counts_at_the_next_answer_about_each_however_late_it_comes() {
        consentAndTakeItBack(Figure.several("person", 45));
        sweep.sweep();
        answer(Answers.CONFIRM);
        clock.advance(Duration.ofHours(25));

        sweep.sweep();

        assertThat(count(ConsentStatus.REVOKED)).isEqualTo(45);
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void what_it_confirmed_says_nothing_of_those_who_consented_since() {
        consentAndTakeItBack(Figure.several("person", 22));
        sweep.sweep();
        answer(Answers.CONFIRM);
        sweep.sweep();
        clock.advance(Duration.ofHours(25));
        consentAndTakeItBack(Figure.several("other", 22));

        sweep.sweep();

        assertThat(count(ConsentStatus.REVOKED)).isEqualTo(42);
        assertHeldAs("MASS_REVOCATIONS");
    }

    @Test
    void the_granted_who_are_unknown_all_at_once_are_held() {
        var people = Figure.several("person", 30);
        consentAndTakeItBack(people);
        for (var person : people) {
            scene.docusign().closes(person.userId());
        }

        sweep.sweep();

        assertThat(count(ConsentStatus.FAULTY)).isEqualTo(20);
        assertThat(count(ConsentStatus.GRANTED)).isEqualTo(10);
        assertHeldAs("MASS_REVOCATIONS");
    }

    @Test
    void those_believed_to_be_unknown_before_the_guard_are_asked_about_again_with_the_held_ones() {
        var people = Figure.several("person", 30);
        scene.rosterOnly(BOSS, people);
        sweep.sweep();
        scene.knownToDocusign(people);
        clock.advance(Duration.ofHours(1));
        answer(Answers.RECHECK);

        sweep.sweep();

        assertThat(count(ConsentStatus.PENDING)).isEqualTo(30);
    }

    @Test
    void those_believed_to_have_revoked_before_the_guard_are_asked_about_again_and_count_no_more() {
        var people = Figure.several("person", 30);
        consentAndTakeItBack(people);
        sweep.sweep();
        for (var person : people) {
            scene.consents(person);
        }
        answer(Answers.RECHECK);
        clock.advance(Duration.ofSeconds(1));
        sweep.sweep();
        assertThat(count(ConsentStatus.GRANTED)).isEqualTo(30);
        scene.docusign().revokes(people[0].userId());
        clock.advance(Duration.ofHours(1));
        now.recheck(scene.row(people[0]).id(), "developer");

        assertThat(count(ConsentStatus.REVOKED)).isOne();
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void an_application_held_for_two_questions_goes_on_when_both_are_answered() {
        consentAndTakeItBack(Figure.several("person", 30));
        sweep.sweep();
        clock.advance(Duration.ofSeconds(1));
        questions.ask(StandIns.APPLICATION, null, QuestionKind.MASS_UNKNOWN_USERS, "who are they?", "scheduler");
        answer(Answers.CONFIRM);
        assertHeldAs("MASS_UNKNOWN_USERS");

        answer(Answers.RECHECK);

        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void revocations_are_held_by_their_share_of_the_re_checks_however_many_have_consented() {
        scene.rosterOnly(BOSS, Figure.several("other", 700));
        haveConsentedAndAreNotDue();
        consentAndTakeItBack(Figure.several("person", 30));

        sweep.sweep();

        assertThat(count(ConsentStatus.REVOKED)).isEqualTo(20);
        assertHeldAs("MASS_REVOCATIONS");
    }

    @Test
    void revocations_are_held_by_their_share_of_the_re_checks_since_they_began_however_many_went_well_before() {
        scene.rosterOnly(BOSS, Figure.several("other", 700));
        haveConsentedAndAreNotDue();
        consentAndTakeItBack(Figure.several("person", 30));
        haveJustBeenProvenAgain("other");
        clock.advance(Duration.ofMinutes(1));

        sweep.sweep();

        assertThat(count(ConsentStatus.REVOKED)).isEqualTo(20);
        assertHeldAs("MASS_REVOCATIONS");
    }

    @Test
    void many_who_have_yet_to_activate_are_unknown_and_no_fault_of_the_system() {
        var newcomers = Figure.several("newcomer", 25);
        scene.rosterOnly(BOSS, newcomers);
        for (var newcomer : newcomers) {
            candidates.membership(newcomer, "ACTIVATION_SENT");
        }

        sweep.sweep();

        assertThat(count(ConsentStatus.FAULTY)).isEqualTo(25);
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void addresses_docusign_does_not_know_are_no_answers_to_a_check() {
        var nobody = Figure.several("nobody", 25);
        scene.load(Arrays.stream(nobody).map(Figure::email).collect(joining("\n", "Email\n", "\n")));
        for (var figure : nobody) {
            candidates.unknownAddress(figure);
        }
        var stranger = Figure.named("stranger");
        scene.rosterOnly(BOSS, stranger);

        sweep.sweep();

        assertThat(scene.status(stranger)).isEqualTo(ConsentStatus.FAULTY);
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    private void answer(String answer) {
        answers.answer(questions.open(null, 1).getFirst().id(), answer, "it");
    }

    private void consentAndTakeItBack(Figure... people) {
        scene.roster(BOSS, people);
        for (var person : people) {
            scene.consents(person);
        }
        sweep.sweep();
        for (var person : people) {
            scene.docusign().revokes(person.userId());
        }
        clock.advance(Duration.ofDays(7));
    }

    /** All who are on the roster so far, which would take long by checks. */
    private void haveConsentedAndAreNotDue() {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                                update consent_request set status = 'GRANTED', granted_at = :now, last_proof_at = :now,
                                    proven_scopes = 'signature impersonation', checked_at = :now, check_due_at = null""")
                        .setParameter("now", clock.instant())
                        .executeUpdate());
    }

    /** Whose address begins so, which would take long by checks. */
    private void haveJustBeenProvenAgain(String name) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                                update consent_request request set status = 'GRANTED', granted_at = cast(:now as timestamptz) - interval '7 days',
                                    last_proof_at = :now, proven_scopes = 'signature impersonation', checked_at = :now, check_due_at = null
                                from person where person.id = request.person_id and person.email_key like :name""")
                        .setParameter("now", clock.instant())
                        .setParameter("name", name + "%")
                        .executeUpdate());
    }

    private long count(ConsentStatus status) {
        return views.counts(StandIns.APPLICATION).getOrDefault(status, 0L);
    }

    private void assertHeldAs(String cause) {
        assertThat(states.of(StandIns.APPLICATION).halt())
                .hasValueSatisfying(halt -> assertThat(halt.cause()).isEqualTo(cause));
    }
}
