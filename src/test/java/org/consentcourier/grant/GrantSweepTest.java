package org.consentcourier.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.BudgetConfig;
import org.consentcourier.application.CallBudget;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.docusign.TokenClient;
import org.consentcourier.sandbox.docusign.UserStatus;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class GrantSweepTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Candidates candidates;

    @Inject
    GrantsConfig config;

    @Inject
    BudgetConfig limits;

    @Inject
    GrantQueue queue;

    @Inject
    Checker checker;

    @Inject
    Applications applications;

    @Inject
    Settlement settlement;

    @Inject
    InstantCheck instantCheck;

    @Inject
    TokenClient docusign;

    @Inject
    ApplicationStates states;

    @Inject
    ConsentViews views;

    @Inject
    GrantCheckLog log;

    @Inject
    CheckHousekeeping housekeeping;

    @Inject
    ConsentRequests requests;

    @Inject
    ConsentDecisions decisions;

    @Inject
    CheckEveryone everyone;

    @Inject
    CallBudget budget;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @Inject
    Clock time;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void the_first_check_tells_the_granted_the_pending_and_the_unknown_apart() {
        scene.roster(BOSS, ADA, GRACE);
        scene.rosterOnly(BOSS, Figure.named("nobody"));
        scene.consents(ADA);

        assertThat(sweep.sweep()).isEqualTo(3);

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.PENDING);
        assertThat(scene.status(Figure.named("nobody"))).isEqualTo(ConsentStatus.FAULTY);
        assertThat(scene.row(ADA).provenScopes()).isEqualTo("signature impersonation");
    }

    @Test
    void every_change_is_an_event_with_what_docusign_answered() {
        scene.roster(BOSS, GRACE);
        sweep.sweep();

        var events = views.events(scene.row(GRACE).id());

        assertThat(events).extracting(event -> event.to()).containsExactly(ConsentStatus.NEW, ConsentStatus.PENDING);
        assertThat(events.getLast().error()).isEqualTo("consent_required");
        assertThat(events.getLast().httpStatus()).isEqualTo(400);
        assertThat(events.getLast().traceToken()).isNotBlank();
        assertThat(events.getLast().actor()).isEqualTo("scheduler");
    }

    @Test
    void a_second_sweep_at_once_asks_nobody_twice() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();

        assertThat(sweep.sweep()).isZero();
        clock.advance(Duration.ofSeconds(10));
        assertThat(sweep.sweep()).isEqualTo(2);
    }

    @Test
    void consent_taken_back_is_found_and_begins_a_new_round() {
        scene.roster(BOSS, ADA);
        scene.consents(ADA);
        sweep.sweep();
        scene.docusign().revokes(ADA.userId());
        clock.advance(Duration.ofDays(7));

        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.REVOKED);
        assertThat(scene.row(ADA).round()).isEqualTo(2);
        assertThat(scene.row(ADA).grantedAt()).isEqualTo(MovableClock.START);
    }

    @Test
    void an_outage_changes_nobody_and_the_check_comes_again() {
        scene.roster(BOSS, ADA);
        scene.docusign().answersServerError(1);
        sweep.sweep();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(log.ofRequest(scene.row(ADA).id(), 1).getFirst().reason())
                .startsWith("Docusign answered with HTTP 5");

        clock.advance(Duration.ofMinutes(1));
        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void too_many_requests_stop_the_application_until_the_named_time() {
        scene.roster(BOSS, ADA);
        scene.docusign().answersTooManyRequests(Duration.ofSeconds(90), 1);
        sweep.sweep();
        clock.advance(Duration.ofSeconds(89));
        assertThat(sweep.sweep()).isZero();

        clock.advance(Duration.ofSeconds(1));

        assertThat(sweep.sweep()).isOne();
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void maintenance_with_a_time_stops_the_application_until_then_and_is_an_outage_still() {
        scene.roster(BOSS, Figure.several("person", 30));
        scene.docusign().tokenEndpoint().answersMaintenance(Duration.ofHours(2), 100);
        sweep.sweep();
        var asked = scene.docusign().tokenCalls();
        clock.advance(Duration.ofMinutes(119));
        sweep.sweep();
        assertThat(scene.docusign().tokenCalls()).isEqualTo(asked).isLessThan(30);
        assertThat(states.of(StandIns.APPLICATION).outage()).isPresent();

        scene.docusign().behaves();
        clock.advance(Duration.ofMinutes(1));

        assertThat(sweep.sweep()).isEqualTo(30);
        assertThat(states.of(StandIns.APPLICATION).outage()).isEmpty();
    }

    @Test
    void an_assertion_that_expired_and_was_signed_anew_has_cost_two_calls() {
        scene.roster(BOSS, ADA);
        scene.docusign().refuses("invalid_grant", "expired_grant", 1);
        var before = budget.hourlyLeft(StandIns.APPLICATION);

        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(before - budget.hourlyLeft(StandIns.APPLICATION)).isEqualTo(2);
    }

    @Test
    void a_clock_that_was_a_day_ahead_for_a_moment_stops_nothing_for_a_day() {
        scene.roster(BOSS, ADA);
        clock.advance(Duration.ofDays(1));
        budget.take(StandIns.APPLICATION, Integer.MAX_VALUE);
        clock.set(MovableClock.START);
        assertThat(sweep.sweep()).isZero();

        assertThat(sweep.sweep()).isOne();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void what_a_clock_far_ahead_has_put_off_is_not_waited_for_and_what_docusign_asks_for_now_is() {
        scene.roster(BOSS, ADA);
        var ahead = clock.instant().plus(Duration.ofDays(30));
        states.pauseCalls(StandIns.APPLICATION, ahead);
        states.halt(StandIns.APPLICATION, "ISSUER_NOT_FOUND", "", ahead);
        assertThat(sweep.sweep()).isOne();
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();

        states.pauseCalls(StandIns.APPLICATION, clock.instant().plus(Duration.ofSeconds(90)));
        scene.roster(BOSS, GRACE);
        assertThat(sweep.sweep()).isZero();
        clock.advance(Duration.ofSeconds(90));

        assertThat(sweep.sweep()).as("grace, and ada in her time").isEqualTo(2);
    }

    @Test
    void a_fault_of_the_application_halts_it_changes_nobody_and_heals_by_a_probe() {
        scene.roster(BOSS, ADA, GRACE, CHARLES);
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1000);
        sweep.sweep();

        assertThat(states.of(StandIns.APPLICATION).halt())
                .hasValueSatisfying(halt -> assertThat(halt.cause()).isEqualTo("ISSUER_NOT_FOUND"));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        var asked = scene.docusign().tokenCalls();
        clock.advance(Duration.ofMinutes(4));
        assertThat(sweep.sweep()).isZero();
        assertThat(scene.docusign().tokenCalls()).isEqualTo(asked);

        scene.docusign().behaves();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sweep.sweep()).isOne();
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
        sweep.sweep();
        assertThat(scene.status(CHARLES)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void a_fault_found_while_docusign_wants_patience_shortens_it_by_nothing() {
        var patience = clock.instant().plus(Duration.ofHours(1));
        states.pauseCalls(StandIns.APPLICATION, patience);

        states.halt(
                StandIns.APPLICATION, "ISSUER_NOT_FOUND", "", clock.instant().plus(limits.probe()));

        assertThat(states.of(StandIns.APPLICATION).callsResumeAt()).contains(patience);
    }

    @Test
    void a_good_answer_ends_a_fault_and_not_the_patience_docusign_asked_for() {
        var patience = clock.instant().plus(Duration.ofHours(1));
        states.pauseCalls(StandIns.APPLICATION, patience);
        states.halt(
                StandIns.APPLICATION, "ISSUER_NOT_FOUND", "", clock.instant().plus(limits.probe()));

        states.resume(StandIns.APPLICATION);

        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
        assertThat(states.of(StandIns.APPLICATION).callsResumeAt()).contains(patience);
    }

    @Test
    void a_probe_nobody_may_make_yet_is_made_as_soon_as_somebody_may() {
        scene.roster(BOSS, ADA);
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1);
        sweep.sweep();
        clock.advance(limits.probe());
        budget.take(StandIns.APPLICATION, 100);
        assertThat(sweep.sweep()).isZero();

        clock.advance(Duration.ofSeconds(1));

        assertThat(sweep.sweep()).isOne();
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void a_sweep_goes_on_with_the_calls_that_flow_in_while_it_waits_for_answers() throws InterruptedException {
        scene.roster(BOSS, Figure.several("person", 60));
        scene.docusign().hangs(100);
        var other = Thread.ofVirtual().start(sweep::sweep);
        await().until(() -> scene.docusign().tokenCalls() >= config.concurrency());

        clock.advance(Duration.ofSeconds(1));

        await().until(() -> QuarkusTransaction.requiringNew().call(this::dueLater) == 60);
        scene.docusign().behaves();
        other.join();
        assertThat(scene.docusign().tokenCalls()).isEqualTo(60);
    }

    /** Claimed, where nothing has been settled yet. */
    private long dueLater() {
        return session.createNativeQuery("select count(*) from consent_request where check_due_at > :now", Long.class)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    @Test
    void calls_a_fault_spares_docusign_are_given_back() {
        scene.roster(BOSS, Figure.several("person", 30));
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1000);
        var before = budget.hourlyLeft(StandIns.APPLICATION);

        sweep.sweep();

        assertThat(before - budget.hourlyLeft(StandIns.APPLICATION))
                .isEqualTo(scene.docusign().tokenCalls())
                .isLessThan(30);
    }

    @Test
    void a_check_whose_node_died_falls_due_again_when_the_lease_ends() {
        scene.roster(BOSS, ADA);
        assertThat(queue.claimDue(StandIns.APPLICATION, 10)).hasSize(1);
        assertThat(sweep.sweep()).isZero();

        clock.advance(Duration.ofMinutes(2));

        assertThat(sweep.sweep()).isOne();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void the_late_result_of_an_older_claim_is_kept_and_changes_nothing() {
        scene.roster(BOSS, ADA);
        var old = queue.claimDue(StandIns.APPLICATION, 10).getFirst();
        var answer = docusign.tryGrant(integration(), old.userId());
        clock.advance(Duration.ofMinutes(2));
        scene.consents(ADA);
        sweep.sweep();

        var settled = settlement.settle(new CheckAnswer(old, answer), "scheduler");

        assertThat(settled).isEqualTo(new Settled.Late());
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(log.ofRequest(scene.row(ADA).id(), 10))
                .extracting(check -> check.outcome(), check -> check.late())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("CONSENT_REQUIRED", true),
                        org.assertj.core.groups.Tuple.tuple("GRANTED", false));
    }

    @Test
    void a_check_at_once_does_not_wait_for_the_schedule() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        scene.consents(ADA);
        clock.advance(Duration.ofSeconds(2));

        assertThat(instantCheck.check(scene.row(ADA).id(), "redirect page"))
                .isEqualTo(new InstantCheck.Answer.Told(ConsentStatus.GRANTED));
        assertThat(views.events(scene.row(ADA).id()).getLast().actor()).isEqualTo("redirect page");
    }

    @Test
    void however_often_a_page_is_reloaded_docusign_is_asked_once_in_two_seconds() {
        scene.roster(BOSS, ADA);
        var id = scene.row(ADA).id();

        IntStream.range(0, 20).forEach(i -> instantCheck.check(id, "redirect page"));

        assertThat(scene.docusign().tokenCalls()).isOne();
    }

    @Test
    void an_answer_that_said_nothing_is_asked_for_no_sooner_than_any_other() {
        scene.roster(BOSS, ADA);
        var id = scene.row(ADA).id();
        scene.docusign().answersServerError(100);

        var answers = Stream.generate(() -> instantCheck.check(id, "redirect page"))
                .limit(20)
                .toList();

        assertThat(scene.docusign().tokenCalls()).isOne();
        assertThat(answers).containsOnly(new InstantCheck.Answer.Untold(ConsentStatus.NEW));
    }

    @Test
    void whoever_reloads_a_page_for_minutes_is_asked_about_once_a_minute() {
        scene.roster(BOSS, ADA);
        var id = scene.row(ADA).id();
        for (int i = 0; i < 300; i++) {
            instantCheck.check(id, "redirect page");
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(scene.docusign().tokenCalls()).isBetween(20, 24);

        clock.advance(Duration.ofMinutes(10));
        instantCheck.check(id, "redirect page");
        clock.advance(Duration.ofSeconds(2));
        scene.consents(ADA);

        assertThat(instantCheck.check(id, "redirect page"))
                .isEqualTo(new InstantCheck.Answer.Told(ConsentStatus.GRANTED));
    }

    @Test
    void two_pages_loaded_at_once_ask_docusign_once() throws InterruptedException {
        scene.roster(BOSS, ADA);
        var id = scene.row(ADA).id();
        scene.docusign().hangs(10);
        var first = Thread.ofPlatform().start(() -> loadPage(id));
        await().until(() -> scene.docusign().tokenCalls() == 1);
        var second = Thread.ofPlatform().start(() -> loadPage(id));
        await().until(() -> Arrays.stream(second.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(CompletableFuture.class.getName())));

        scene.docusign().behaves();
        first.join();
        second.join();

        assertThat(scene.docusign().tokenCalls()).isOne();
    }

    private void loadPage(UUID id) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            instantCheck.check(id, "redirect page");
        } finally {
            request.terminate();
        }
    }

    @Test
    void who_is_exempted_while_a_check_is_under_way_is_not_checked_again_whatever_comes_of_it() {
        scene.roster(BOSS, ADA, GRACE);
        var claims = queue.claimDue(StandIns.APPLICATION, 2);
        claims.forEach(claim -> decisions.exempt(claim.requestId(), "on leave", null, "it"));
        scene.docusign().answersServerError(1);

        settlement.settle(checker.ask(claims.getFirst()), "scheduler");
        queue.release(List.of(claims.getLast()));

        assertThat(scene.row(ADA).checkDueAt()).isNull();
        assertThat(scene.row(GRACE).checkDueAt()).isNull();
    }

    @Test
    void whoever_has_begun_to_wait_stays_first_though_docusign_said_nothing() {
        scene.roster(BOSS, ADA);
        var claim = queue.claimDue(StandIns.APPLICATION, 1).getFirst();
        queue.putFirst(claim.requestId());
        scene.docusign().answersServerError(1);

        settlement.settle(checker.ask(claim), "scheduler");

        assertThat(queue.claimDue(StandIns.APPLICATION, 1)).hasSize(1);
    }

    @Test
    void who_is_being_checked_is_not_asked_about_twice_because_everyone_is() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
        clock.advance(Duration.ofSeconds(10));
        queue.claimDue(StandIns.APPLICATION, 1);
        clock.advance(Duration.ofSeconds(5));

        everyone.check(ConsentFilter.ALL, false, "it");

        assertThat(queue.claimDue(StandIns.APPLICATION, 10)).hasSize(1);
    }

    @Test
    void a_good_answer_ends_no_hold_that_began_since_the_state_was_read() {
        states.halt(
                StandIns.APPLICATION, "ISSUER_NOT_FOUND", "", clock.instant().plus(limits.probe()));

        QuarkusTransaction.requiringNew().run(() -> {
            states.of(StandIns.APPLICATION);
            QuarkusTransaction.requiringNew()
                    .run(() -> states.holdForDecision(StandIns.APPLICATION, "MASS_REVOCATIONS", "many"));
            states.resume(StandIns.APPLICATION);
        });

        assertThat(states.of(StandIns.APPLICATION).awaitsDecision()).isTrue();
    }

    @Test
    void an_answer_nobody_documents_that_one_person_alone_gets_three_times_halts_nobody_else() {
        scene.roster(BOSS, ADA, GRACE);
        sweep.sweep();
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 2; i++) {
            assertThat(refusedForNoKnownReason(ADA)).isEqualTo(ConsentStatus.PENDING);
            assertThat(states.of(StandIns.APPLICATION).halt()).isPresent();
            clock.advance(Duration.ofMinutes(6));
            instantCheck.check(scene.row(GRACE).id(), "redirect page");
            assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(refusedForNoKnownReason(ADA)).isEqualTo(ConsentStatus.FAULTY);

        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
        assertThat(views.events(scene.row(ADA).id()).getLast().errorDescription())
                .isEqualTo("account_suspended");
        assertThat(scene.row(ADA).checkDueAt()).isEqualTo(clock.instant().plus(config.recheck()));
        assertThat(refusedForNoKnownReason(GRACE))
                .as("the same of another, at once")
                .isEqualTo(ConsentStatus.FAULTY);
    }

    private ConsentStatus refusedForNoKnownReason(Figure person) {
        scene.docusign().refuses("invalid_grant", "account_suspended", 1);
        instantCheck.check(scene.row(person).id(), "redirect page");
        return scene.status(person);
    }

    @Test
    void after_a_mail_the_waits_are_those_of_the_cadence_each_once() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        var mailed = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> requests.mailed(
                        List.of(scene.row(ADA).id()),
                        mailed,
                        mailed.plus(config.cadence().getFirst())));

        var waits = new ArrayList<Duration>();
        for (int i = 0; i < config.cadence().size(); i++) {
            var due = Objects.requireNonNull(scene.row(ADA).checkDueAt());
            waits.add(Duration.between(clock.instant(), due));
            clock.set(due);
            sweep.sweep();
        }

        assertThat(waits).isEqualTo(config.cadence());
    }

    @Test
    void who_waits_on_a_page_goes_before_a_mail_that_waits_for_a_fresh_check() {
        scene.roster(BOSS, ADA, GRACE, CHARLES);
        QuarkusTransaction.requiringNew().run(() -> {
            requests.lock(scene.row(ADA).id()).orElseThrow().checkBeforeMail();
            requests.lock(scene.row(GRACE).id()).orElseThrow().checkFirst();
            requests.lock(scene.row(GRACE).id()).orElseThrow().checkBeforeMail();
        });

        var claims = queue.claimDue(StandIns.APPLICATION, 3);

        assertThat(claims)
                .extracting(CheckClaim::userId)
                .containsExactly(GRACE.userId(), ADA.userId(), CHARLES.userId());
    }

    @Test
    void who_consented_to_fewer_scopes_is_asked_for_the_new_ones_however_many_they_are() {
        var people = Figure.several("person", 30);
        scene.roster(BOSS, people);
        for (var person : people) {
            scene.consents(person);
        }
        sweep.sweep();
        scene.scopesWere("impersonation");
        clock.advance(Duration.ofMinutes(1));
        for (var person : people) {
            scene.docusign().revokes(person.userId());
        }

        states.confirm(StandIns.APPLICATION, "it");
        sweep.sweep();

        assertThat(views.counts(StandIns.APPLICATION).get(ConsentStatus.REVOKED))
                .isEqualTo(30);
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
        assertThat(views.events(scene.row(people[0]).id()).getLast().note()).isEqualTo(Cause.SCOPES_ADDED);
    }

    @Test
    void what_was_asked_with_the_scopes_of_before_proves_nothing_once_others_are_confirmed() {
        scene.roster(BOSS, ADA);
        var claim = queue.claimDue(StandIns.APPLICATION, 1).getFirst();
        scene.consents(ADA);
        var answer = checker.ask(claim);
        scene.scopesWere("impersonation");
        states.confirm(StandIns.APPLICATION, "it");

        var settled = settlement.settle(answer, "scheduler");

        assertThat(settled).isEqualTo(new Settled.Late());
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void a_refusal_of_what_was_asked_with_the_settings_of_before_halts_nobody_once_others_are_confirmed() {
        scene.roster(BOSS, ADA);
        var claims = queue.claimDue(StandIns.APPLICATION, 1);
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1);
        var answer = checker.ask(claims.getFirst());
        scene.scopesWere("impersonation");
        states.confirm(StandIns.APPLICATION, "it");

        checker.settle(StandIns.APPLICATION, List.of(answer), "scheduler");

        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();
    }

    @Test
    void a_node_that_runs_with_other_settings_than_those_confirmed_neither_checks_nor_mails() {
        scene.roster(BOSS, ADA, GRACE);
        scene.start();
        sweep.sweep();
        scene.otherNodesSettingsAreConfirmed();
        scene.start();
        clock.advance(Duration.ofHours(1));
        var asked = scene.docusign().tokenCalls();

        assertThat(sweep.sweep()).isZero();
        assertThat(instantCheck.check(scene.row(ADA).id(), "redirect page"))
                .isEqualTo(new InstantCheck.Answer.Standing(ConsentStatus.PENDING));
        assertThat(states.of(StandIns.APPLICATION).mayMail()).isFalse();
        assertThat(states.confirm(StandIns.APPLICATION, "it")).isFalse();
        assertThat(scene.docusign().tokenCalls()).isEqualTo(asked);
    }

    @Test
    void an_orderly_stop_gives_claims_back_though_docusign_hangs() throws InterruptedException {
        var people = Figure.several("person", 30);
        scene.roster(BOSS, people);
        scene.docusign().hangs(100);
        var own = new GrantSweep(applications, states, budget, queue, checker, config, time, new Monotonic());

        var other = Thread.ofVirtual().start(own::sweep);
        await().until(() -> scene.docusign().tokenCalls() >= config.concurrency());
        own.onStop(new ShutdownEvent());
        other.join();
        scene.docusign().behaves();

        assertThat(session.createNativeQuery(
                                "select count(*) from consent_request where check_due_at > :now", Long.class)
                        .setParameter("now", clock.instant())
                        .getSingleResult())
                .as("only those under way may be due later")
                .isLessThanOrEqualTo(config.concurrency());
    }

    @Test
    void two_sweeps_at_once_check_each_request_once() throws InterruptedException {
        var people = Figure.several("person", 50);
        scene.roster(BOSS, people);

        var other = Thread.ofVirtual().start(() -> sweep.sweep());
        sweep.sweep();
        other.join();

        assertThat(views.counts(StandIns.APPLICATION).get(ConsentStatus.PENDING))
                .isEqualTo(50);
        assertThat(scene.docusign().tokenCalls()).isEqualTo(50);
    }

    @Test
    void who_has_yet_to_activate_is_checked_again_at_the_slowest_step_of_the_cadence() {
        scene.roster(BOSS, ADA, GRACE);
        candidates.membership(ADA, "ACTIVATION_SENT");
        scene.docusign().becomes(ADA.userId(), UserStatus.ACTIVATION_SENT);
        scene.docusign().closes(GRACE.userId());
        sweep.sweep();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.FAULTY);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.FAULTY);

        assertThat(scene.row(ADA).checkDueAt())
                .isEqualTo(clock.instant().plus(config.cadence().getLast()));
        assertThat(scene.row(GRACE).checkDueAt()).isEqualTo(clock.instant().plus(config.recheck()));

        scene.docusign().becomes(ADA.userId(), UserStatus.ACTIVE);
        candidates.membership(ADA, "ACTIVE");
        assertThat(sweep.sweep()).isOne();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void old_checks_are_forgotten_and_what_they_changed_is_not() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        clock.advance(config.kept().minusSeconds(1));
        sweep.sweep();
        clock.advance(Duration.ofSeconds(2));

        assertThat(housekeeping.tidy()).isOne();

        assertThat(log.ofRequest(scene.row(ADA).id(), 10)).hasSize(1);
        assertThat(views.events(scene.row(ADA).id()))
                .extracting(event -> event.error())
                .containsExactly(null, "consent_required");
    }

    private org.consentcourier.docusign.Integration integration() {
        return applications.find(StandIns.APPLICATION).orElseThrow().integration();
    }
}
