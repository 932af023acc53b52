package org.consentcourier.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.bounce.Intake;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.Answers;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AlarmWatchTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final String BOSS = "boss@corp.example";
    private static final String IT = "it@northwind.example";
    private static final Duration PROBE = Duration.ofMinutes(6);
    private static final Duration RETRY = Duration.ofMinutes(1);

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    AlarmWatch watch;

    @Inject
    Incidents incidents;

    @Inject
    Planner planner;

    @Inject
    Intake intake;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Deliveries deliveries;

    @Inject
    ApplicationStates states;

    @Inject
    Answers answers;

    @Inject
    OpenQuestions questions;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_and_grace_are_due() {
        scene.begin();
        scene.roster(BOSS, ADA, GRACE);
    }

    @Test
    void a_halted_application_is_one_mail_to_it_however_many_nodes_look_however_often() throws Exception {
        halt();

        together(IntStream.range(0, 4)
                .<Callable<Object>>mapToObj(node -> () -> {
                    watch.look();
                    return dispatcher.dispatchDue();
                })
                .toList());
        work();

        assertThat(toIt()).hasSize(1);
        var alarm = toIt().getFirst();
        assertThat(alarm.subject()).isEqualTo("Alarm: Contract Archive is halted: nobody is checked or mailed");
        assertThat(Stream.of(alarm.text(), alarm.html()))
                .allSatisfy(part -> assertThat(part)
                        .contains("25 November 2026 at 10:00 UTC")
                        .contains("Docusign does not know this integration key in this environment.")
                        .contains("Check that the integration key belongs to the configured environment")
                        .contains(StandIns.baseUrl() + "/overview"));
        assertThat(alarm.text()).containsOnlyOnce("Check that the integration key belongs");
    }

    @Test
    void two_transactions_at_once_begin_one_incident() throws Exception {
        var trouble = new Trouble(Topic.FAULT, "demo", "NO_VALID_KEYS", "It is refused.", "Mend it.", clock.instant());

        var begun = together(IntStream.range(0, 4)
                .<Callable<Optional<UUID>>>mapToObj(node ->
                        () -> QuarkusTransaction.requiringNew().call(() -> incidents.begin(trouble, clock.instant())))
                .toList());

        assertThat(begun.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void when_it_has_healed_whoever_got_the_alarm_is_told_once() {
        halt();
        work();
        clock.advance(PROBE);
        heal();
        work();
        work();

        assertThat(toIt()).hasSize(2);
        var allClear = toIt().getLast();
        assertThat(allClear.subject()).isEqualTo("Over: Contract Archive goes on again");
        assertThat(allClear.text()).contains("25 November 2026 at 10:00 UTC until 25 November 2026 at 10:06 UTC");
        assertThat(allClear.header("References")).contains(toIt().getFirst().messageId());
    }

    @Test
    void what_has_healed_before_the_alarm_left_is_told_to_nobody() {
        halt();
        watch.look();
        clock.advance(PROBE);
        heal();
        work();
        clock.advance(RETRY);
        work();

        assertThat(toIt()).isEmpty();
        assertThat(alarms()).extracting(DeliveryRow::status).containsOnly(DeliveryStatus.CANCELLED);
    }

    @Test
    void a_mail_server_that_forbids_mail_is_an_incident_no_mail_tells_of_and_ends_with_the_next_mail() {
        scene.roster(BOSS, CHARLES);
        scene.mail().rejectsEveryone(550, "5.7.1 not from you");
        sweep.sweep();
        states.start(StandIns.APPLICATION, "it");
        planner.planDue();
        dispatcher.dispatchDue();
        watch.look();

        assertThat(QuarkusTransaction.requiringNew().call(() -> incidents.open()))
                .extracting(
                        incident -> incident.trouble().topic(),
                        incident -> incident.trouble().cause())
                .contains(tuple(Topic.MAIL, "POLICY"));
        scene.mail().behaves();
        clock.advance(Duration.ofMinutes(2));
        dispatcher.dispatchDue();
        watch.look();

        assertThat(QuarkusTransaction.requiringNew().call(() -> incidents.open()))
                .extracting(incident -> incident.trouble().topic())
                .doesNotContain(Topic.MAIL);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void a_mailbox_no_node_can_read_is_an_alarm_when_it_has_lasted_and_over_when_one_can() {
        StandIns.mailbox().closes();
        intake.read();
        work();
        var atOnce = toIt();
        clock.advance(Duration.ofMinutes(31));
        intake.read();
        work();
        var lasting = toIt();

        StandIns.mailbox().empties();
        intake.read();
        work();

        assertThat(atOnce).isEmpty();
        assertThat(lasting).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Alarm: The mailbox of bounces cannot be read");
            assertThat(mail.text()).contains("the login was refused", "courier.bounces");
        });
        assertThat(toIt().getLast().subject()).isEqualTo("Over: The mailbox of bounces is read again");
    }

    @Test
    void another_cause_in_its_place_is_another_alarm_and_no_all_clear() {
        halt();
        work();
        scene.docusign().behaves();
        scene.docusign().refuses("invalid_grant", "no_valid_keys_or_signatures", 10);
        clock.advance(PROBE);
        sweep.sweep();
        work();

        assertThat(toIt()).hasSize(2);
        assertThat(toIt()).allMatch(mail -> mail.subject().startsWith("Alarm: "));
        assertThat(toIt().getLast().text()).contains("could not verify our signature");
    }

    @Test
    void while_an_application_is_halted_it_is_mailed_and_nobody_else() {
        sweep.sweep();
        scene.start();
        clock.advance(Duration.ofMinutes(1));
        halt();

        work();

        assertThat(toIt()).hasSize(1);
        assertThat(scene.mail().messages())
                .extracting(mail -> mail.envelopeTo().getFirst())
                .containsOnly(IT);
    }

    @Test
    void what_a_mass_guard_holds_is_an_alarm_until_it_has_decided() {
        scene.rosterOnly(
                BOSS,
                IntStream.range(0, 30)
                        .mapToObj(i -> Figure.named("stranger" + i))
                        .toArray(Figure[]::new));
        sweep.sweep();
        work();
        assertThat(toIt()).hasSize(1);
        assertThat(toIt().getFirst().text())
                .contains("waits for a decision of IT", "IDs those of the other environment?", "/questions");

        answers.answer(questions.open(null, 1).getFirst().id(), Answers.CONFIRM, "it");
        work();

        assertThat(toIt()).hasSize(2);
    }

    @Test
    void an_outage_is_an_alarm_when_it_has_lasted_and_over_with_the_first_answer() {
        scene.docusign().answersServerError(1000);
        for (var minute = 0; minute < 30; minute++) {
            sweep.sweep();
            work();
            clock.advance(RETRY);
        }
        assertThat(toIt()).isEmpty();
        sweep.sweep();
        work();
        assertThat(toIt())
                .extracting(CaughtMessage::subject)
                .containsExactly("Alarm: Docusign does not answer Contract Archive");
        assertThat(states.of(StandIns.APPLICATION).halt()).isEmpty();

        scene.docusign().behaves();
        clock.advance(RETRY);
        sweep.sweep();
        work();

        assertThat(toIt())
                .extracting(CaughtMessage::subject)
                .last()
                .isEqualTo("Over: Docusign answers Contract Archive again");
    }

    @Test
    void limits_and_no_other_answer_are_an_alarm_when_they_have_lasted_and_over_with_the_first_call_that_passes() {
        scene.docusign().answersTooManyRequests(RETRY, 1000);
        for (var minute = 0; minute < 30; minute++) {
            sweep.sweep();
            work();
            clock.advance(RETRY);
        }
        assertThat(toIt()).isEmpty();
        sweep.sweep();
        work();
        assertThat(toIt())
                .extracting(CaughtMessage::subject)
                .containsExactly("Alarm: Docusign lets no call of Contract Archive pass");

        scene.docusign().behaves();
        clock.advance(RETRY);
        sweep.sweep();
        work();

        assertThat(toIt())
                .extracting(CaughtMessage::subject)
                .last()
                .isEqualTo("Over: Docusign lets calls of Contract Archive pass again");
    }

    @Test
    void limits_between_answers_of_trouble_are_the_same_trouble_and_one_alarm() {
        scene.docusign().answersServerError(1000);
        sweep.sweep();
        for (var minute = 0; minute < 40; minute++) {
            clock.advance(RETRY);
            scene.docusign().behaves();
            if (minute % 2 == 0) {
                scene.docusign().answersTooManyRequests(RETRY, 1000);
            } else {
                scene.docusign().answersServerError(1000);
            }
            sweep.sweep();
            work();
        }

        assertThat(toIt()).hasSize(1);
        assertThat(toIt().getFirst().text()).contains("25 November 2026 at 10:00 UTC");
    }

    @Test
    void maintenance_announced_for_hours_is_an_alarm_when_it_has_lasted_though_nobody_calls() {
        scene.docusign().tokenEndpoint().answersMaintenance(Duration.ofHours(2), 1000);
        sweep.sweep();
        clock.advance(Duration.ofMinutes(29));
        work();
        assertThat(toIt()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(toIt())
                .extracting(CaughtMessage::subject)
                .containsExactly("Alarm: Docusign does not answer Contract Archive");
    }

    @Test
    void a_refusal_is_told_with_the_clock_where_that_is_wrong() {
        scene.docusign().follows(Clock.systemUTC());
        clock.set(Instant.now().plus(Duration.ofMinutes(10)));
        halt();

        work();

        assertThat(toIt())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text())
                        .contains("does not know this integration key", "about 10 minutes ahead of Docusign's"));
    }

    @Test
    void a_call_in_vain_long_ago_is_no_outage() {
        scene.docusign().answersServerError(10);
        sweep.sweep();
        clock.advance(Duration.ofDays(2));

        work();

        assertThat(toIt()).isEmpty();
    }

    @Test
    void a_wrong_clock_is_an_alarm_of_the_machine_until_it_is_right() {
        scene.docusign().follows(Clock.systemUTC());
        clock.set(Instant.now().plus(Duration.ofSeconds(90)));
        sweep.sweep();
        work();
        assertThat(aboutTheClock())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text())
                        .contains("is wrong", "seconds ahead of Docusign's", "Synchronize the clock"));

        clock.set(Instant.now());
        scene.roster(BOSS, CHARLES);
        sweep.sweep();
        work();

        assertThat(aboutTheClock())
                .extracting(CaughtMessage::subject)
                .last()
                .asString()
                .endsWith("is right again");
    }

    @Test
    void a_clock_ten_minutes_ahead_that_docusign_refuses_is_told_once_changes_nobody_and_heals_when_it_is_set() {
        clock.set(Instant.now().plus(Duration.ofMinutes(10)));
        scene.docusign().refuses("invalid_grant", "expired_grant", 1000);
        sweep.sweep();
        work();
        clock.advance(PROBE);
        sweep.sweep();
        work();
        assertThat(toIt())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.text())
                        .contains("expired on arrival", "about 10 minutes ahead of Docusign's"));
        assertThat(aboutTheClock()).hasSize(1);
        assertThat(List.of(scene.status(ADA), scene.status(GRACE))).containsOnly(ConsentStatus.NEW);

        scene.docusign().behaves();
        clock.set(Instant.now());
        assertThat(sweep.sweep()).isZero();
        clock.advance(Duration.ofMinutes(10).plus(PROBE).plus(PROBE));
        sweep.sweep();
        sweep.sweep();
        work();

        assertThat(List.of(scene.status(ADA), scene.status(GRACE))).containsOnly(ConsentStatus.PENDING);
        assertThat(toIt()).hasSize(2);
    }

    private void halt() {
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1000);
        sweep.sweep();
    }

    private void heal() {
        scene.docusign().behaves();
        sweep.sweep();
    }

    private void work() {
        watch.look();
        dispatcher.dispatchDue();
    }

    /** About the application: the simulator tells the real time, which by the clock of the tests is wrong. */
    private List<CaughtMessage> toIt() {
        return scene.mail().messagesTo(IT).stream()
                .filter(mail -> !mail.subject().contains("The clock of"))
                .toList();
    }

    private List<CaughtMessage> aboutTheClock() {
        return scene.mail().messagesTo(IT).stream()
                .filter(mail -> mail.subject().contains("The clock of"))
                .toList();
    }

    private List<DeliveryRow> alarms() {
        return deliveries.list(DeliveryFilter.ALL, null, 100).stream()
                .filter(row -> row.kind() == DeliveryKind.ALARM && row.application() != null)
                .toList();
    }

    private static <T> List<T> together(List<Callable<T>> nodes) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(nodes).stream().map(Future::resultNow).collect(Collectors.toList());
        }
    }
}
