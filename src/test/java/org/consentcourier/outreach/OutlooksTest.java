package org.consentcourier.outreach;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Outlook.What;
import org.consentcourier.outreach.Outlook.Why;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a person's next step, held against what then happens. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OutlooksTest {

    private static final Figure ADA = Figure.named("ada");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    Candidates candidates;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Outlooks outlooks;

    @Inject
    Escalations escalations;

    @Inject
    Deliveries deliveries;

    @Inject
    ConsentDecisions decisions;

    @Inject
    ConsentRequests requests;

    @Inject
    ApplicationStates states;

    @Inject
    OutreachConfig config;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_is_on_the_roster() {
        scene.begin();
        scene.roster(BOSS, ADA);
    }

    @Test
    void what_is_told_comes_true_when_it_was_told_until_asking_ends() {
        sweep.sweep();
        scene.start();
        var told = new ArrayList<What>();

        while (scene.status(ADA).isAsked()) {
            var next = next();
            told.add(next.what());
            var at = Objects.requireNonNull(next.at());
            if (at.isAfter(clock.instant())) {
                clock.set(at.minusMillis(1));
                var before = happened();
                planner.planDue();
                assertThat(happened()).as("before it is time for %s", next).isEqualTo(before);
                clock.set(at);
            }
            routine.runs(2);
            assertThat(happened().getLast()).isEqualTo(next.what());
        }

        assertThat(told)
                .containsExactly(
                        What.INVITATION,
                        What.REMINDER,
                        What.REMINDER,
                        What.REMINDER,
                        What.REMINDER,
                        What.ESCALATION,
                        What.EXPIRY_NOTICE,
                        What.EXPIRY);
        assertThat(next()).isEqualTo(Outlook.nothing(Why.EXPIRED));
    }

    @Test
    void before_the_first_mail_it_tells_what_that_waits_for() {
        assertThat(next().what()).isEqualTo(What.CHECK);
        assertThat(next().why()).isEqualTo(Why.FIRST_CHECK);
        sweep.sweep();
        assertThat(next()).isEqualTo(new Outlook(What.INVITATION, null, Why.PAUSED, null));
        scene.start();
        assertThat(next()).isEqualTo(new Outlook(What.INVITATION, clock.instant(), Why.DUE, null));
        planner.planDue();

        assertThat(next()).isEqualTo(new Outlook(What.INVITATION, clock.instant(), Why.ON_ITS_WAY, null));

        states.halt(StandIns.APPLICATION, "invalid_client", "the key is wrong", clock.instant());
        assertThat(next().why()).isEqualTo(Why.HALTED);
    }

    @Test
    void what_holds_the_next_mail_is_told_with_what_it_is_about() {
        invited();
        var reminder = new Outlook(What.REMINDER, clock.instant().plus(config.reminderDelay()), Why.IN_ITS_TIME, "1");
        assertThat(next()).isEqualTo(reminder);

        decisions.notForMe(scene.row(ADA).id(), QuestionKind.NOT_ME, "I am somebody else");
        assertThat(next().why()).isEqualTo(Why.OPEN_QUESTION);
        assertThat(next().about()).isEqualTo("NOT_ME");
    }

    @Test
    void who_is_away_is_told_to_be_until_they_are_back() {
        invited();
        var back = clock.instant().plus(Duration.ofDays(3));

        QuarkusTransaction.requiringNew()
                .run(() -> requests.lock(scene.row(ADA).id()).orElseThrow().awayUntil(back));

        assertThat(next()).isEqualTo(new Outlook(What.REMINDER, back, Why.AWAY, null));
    }

    @Test
    void an_address_that_takes_no_mail_is_named() {
        sweep.sweep();
        scene.mail().rejects(ADA.email(), 550, "5.1.1 no such user");
        scene.start();
        routine.runs(2);
        assertThat(deliveries.ofRequest(scene.row(ADA).id()).getFirst().status())
                .isEqualTo(DeliveryStatus.UNDELIVERABLE);

        assertThat(next()).isEqualTo(new Outlook(What.INVITATION, null, Why.UNDELIVERABLE, ADA.email()));
    }

    @Test
    void who_took_consent_back_is_told_the_mail_that_waits_for_the_mass_guard_and_then_the_end() {
        scene.consents(ADA);
        sweep.sweep();
        scene.start();
        assertThat(next()).isEqualTo(Outlook.nothing(Why.GRANTED));
        scene.docusign().revokes(ADA.userId());
        clock.advance(Duration.ofDays(8));
        sweep.sweep();

        assertThat(next())
                .isEqualTo(new Outlook(What.RECONSENT, clock.instant().plus(config.reconsentDelay()), Why.DUE, null));

        clock.advance(config.reconsentDelay());
        routine.runs(1);
        assertThat(next().what()).isEqualTo(What.EXPIRY);
    }

    @Test
    void whoever_gets_no_mail_is_told_why() {
        sweep.sweep();
        candidates.membership(ADA, "ACTIVATION_SENT");
        scene.start();
        assertThat(next()).isEqualTo(new Outlook(What.INVITATION, null, Why.NOT_ACTIVATED, null));

        decisions.exempt(scene.row(ADA).id(), "works elsewhere", LocalDate.of(2027, 1, 31), "it");
        assertThat(next().why()).isEqualTo(Why.EXEMPT);
        assertThat(next().at()).isEqualTo("2027-02-01T00:00:00Z");
    }

    private void invited() {
        sweep.sweep();
        scene.start();
        planner.planDue();
        dispatcher.dispatchDue();
    }

    private Outlook next() {
        return outlooks.of(scene.row(ADA));
    }

    private List<What> happened() {
        var row = scene.row(ADA);
        var all = Stream.of(deliveries.ofRequest(row.id()), escalations.ofRequest(row.id()))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(DeliveryRow::createdAt))
                .map(mail -> What.valueOf(mail.kind().name()))
                .collect(toCollection(ArrayList::new));
        if (row.status() == ConsentStatus.EXPIRED) {
            all.add(What.EXPIRY);
        }
        return all;
    }
}
