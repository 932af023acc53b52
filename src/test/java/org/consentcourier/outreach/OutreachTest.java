package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.delivery.Draft;
import org.consentcourier.delivery.ReturnedMails;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OutreachTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final Figure EMMY = Figure.named("emmy");
    private static final String BOSS = "boss@corp.example";
    private static final Duration REMINDER = Duration.ofSeconds(30);

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    Candidates candidates;

    @Inject
    MailForecast forecast;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    AskLetters letters;

    @Inject
    Session session;

    @Inject
    ConsentRequests requests;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Deliveries deliveries;

    @Inject
    ReturnedMails returned;

    @Inject
    ApplicationStates states;

    @Inject
    OpenQuestions questions;

    @Inject
    ConsentDecisions decisions;

    @Inject
    OutreachConfig config;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_is_on_the_roster_and_has_to_consent() {
        scene.begin();
        scene.roster(BOSS, ADA);
        sweep.sweep();
    }

    @Test
    void nobody_is_mailed_before_the_start_nor_while_paused() {
        routine.runs(3);
        assertThat(mails()).isZero();

        scene.start();
        routine.runs(3);
        assertThat(mails()).isOne();

        states.pause(StandIns.APPLICATION, "it");
        clock.advance(REMINDER);
        routine.runs(3);
        assertThat(mails()).isOne();
    }

    @Test
    void running_everything_twice_sends_nothing_twice() {
        scene.start();
        routine.runs(3);

        sweep.sweep();
        planner.planDue();
        dispatcher.dispatchDue();

        assertThat(mails()).isOne();
        assertThat(planner.planDue()).isZero();
    }

    @Test
    void a_mail_in_doubt_that_is_wanted_no_more_is_dropped_without_waiting_for_whoever_holds_its_request()
            throws Exception {
        scene.start();
        scene.mail().dropsUnstored(1);
        routine.runs(1);
        scene.consents(ADA);
        clock.advance(Duration.ofHours(1));
        sweep.sweep();
        var request = scene.row(ADA).id();

        try (var threads = Executors.newFixedThreadPool(1)) {
            QuarkusTransaction.requiringNew().call(() -> {
                requests.lock(request);
                return threads.submit(dispatcher::dispatchDue).get(20, TimeUnit.SECONDS);
            });
        }

        assertThat(deliveries.ofRequest(request)).singleElement().satisfies(mail -> {
            assertThat(mail.status()).isEqualTo(DeliveryStatus.UNKNOWN);
            assertThat(mail.dueAt()).isNull();
        });
    }

    @Test
    void a_mail_waits_for_a_fresh_check_and_is_cancelled_when_that_proves_consent() {
        scene.start();
        planner.planDue();
        clock.advance(Duration.ofMinutes(11));
        scene.consents(ADA);

        dispatcher.dispatchDue();
        assertThat(mail().waitsFor()).isEqualTo("a fresh check");
        sweep.sweep();
        dispatcher.dispatchDue();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(mail().status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(mails()).isZero();
    }

    @Test
    void a_check_settled_while_a_letter_is_being_written_is_heeded() {
        scene.start();
        planner.planDue();
        clock.advance(Duration.ofSeconds(10));
        scene.consents(ADA);

        var draft = QuarkusTransaction.requiringNew().call(() -> {
            var delivery = session.find(Delivery.class, mail().id());
            letters.wanted(delivery);
            QuarkusTransaction.suspendingExisting().run(() -> sweep.sweep());
            return letters.write(delivery);
        });

        assertThat(draft).isEqualTo(new Draft.NoLongerWanted("the request is GRANTED"));
    }

    @Test
    void a_mail_that_was_cancelled_goes_out_when_it_is_wanted_again() {
        scene.start();
        planner.planDue();
        clock.advance(Duration.ofMinutes(11));
        scene.docusign().closes(ADA.userId());
        dispatcher.dispatchDue();
        sweep.sweep();
        dispatcher.dispatchDue();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.FAULTY);
        assertThat(mail().status()).isEqualTo(DeliveryStatus.CANCELLED);

        scene.docusign().reopens(ADA.userId());
        clock.advance(Duration.ofDays(7));
        sweep.sweep();
        routine.runs(3);

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(mails()).isOne();
    }

    @Test
    void an_open_question_holds_reminders_until_it_is_answered() {
        scene.start();
        routine.runs(3);
        decisions.notForMe(scene.row(ADA).id(), QuestionKind.NOT_ME, "I am somebody else");
        clock.advance(REMINDER);
        routine.runs(3);
        assertThat(mails()).isOne();

        questions.answer(questions.open(null, 10).getFirst().id(), "it is you", "it");
        clock.advance(Duration.ofHours(1));
        routine.runs(3);

        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void who_declines_is_left_alone_and_asked_anew_when_it_reopens() {
        scene.start();
        routine.runs(3);
        decisions.decline(scene.row(ADA).id(), "no");
        clock.advance(REMINDER.multipliedBy(10));
        routine.runs(3);
        assertThat(mails()).isOne();

        decisions.reopen(scene.row(ADA).id(), "it");
        routine.runs(3);

        assertThat(scene.row(ADA).round()).isEqualTo(2);
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void whoever_took_it_back_is_asked_once_more_and_in_their_language() {
        scene.load("UserEmail,APIUserName,Language\n%s,%s,de-AT\n".formatted(ADA.email(), ADA.userId()));
        scene.consents(ADA);
        scene.start();
        clock.advance(Duration.ofDays(8));
        routine.runs(3);
        scene.docusign().revokes(ADA.userId());
        clock.advance(Duration.ofDays(8));
        routine.runs(1);
        assertThat(mails()).as("it might have been taken from everybody").isZero();

        clock.advance(config.reconsentDelay());
        routine.runs(3);

        assertThat(scene.mail().messagesTo(ADA.email())).singleElement().satisfies(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("Bitte erlauben Sie Contract Archive noch einmal, mit Ihrem Docusign-Konto zu arbeiten");
            assertThat(mail.html()).contains("<html lang=\"de-AT\"");
            assertThat(mail.text()).contains("Sie selbst oder ein Administrator haben sie widerrufen");
        });
    }

    @Test
    void who_has_to_consent_to_more_scopes_is_asked_at_once_and_reminded_like_anybody() {
        scene.consents(ADA);
        clock.advance(Duration.ofHours(1));
        sweep.sweep();
        scene.scopesWere("impersonation");
        scene.docusign().revokes(ADA.userId());
        states.confirm(StandIns.APPLICATION, "it");
        scene.start();
        clock.advance(Duration.ofMinutes(1));
        routine.runs(3);
        clock.advance(REMINDER);

        routine.runs(3);

        assertThat(deliveries.ofRequest(scene.row(ADA).id()))
                .extracting(DeliveryRow::kind)
                .containsExactly(DeliveryKind.RECONSENT, DeliveryKind.REMINDER);
    }

    @Test
    void an_undeliverable_address_holds_reminders_and_a_corrected_one_is_tried() {
        scene.mail().rejects(ADA.email(), 550, "5.1.1 no such user");
        scene.start();
        routine.runs(3);
        assertThat(mail().status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);

        scene.load("UserEmail,APIUserName\nada.king@corp.example," + ADA.userId() + "\n");
        clock.advance(Duration.ofHours(1));
        routine.runs(3);

        assertThat(scene.mail().messagesTo("ada.king@corp.example")).hasSize(1);
    }

    @Test
    void a_reminder_in_the_queue_is_held_when_an_earlier_mail_comes_back() {
        scene.start();
        routine.runs(3);
        clock.advance(REMINDER);
        planner.planDue();
        QuarkusTransaction.requiringNew()
                .run(() -> returned.giveUp(
                        returned.find(List.of(), List.of(mail().messageId())).orElseThrow(), "550 5.1.1 no such user"));

        routine.runs(3);

        assertThat(mails()).isOne();
        assertThat(deliveries.ofRequest(scene.row(ADA).id()).getLast().waitsFor())
                .isEqualTo("an address that takes mail");
    }

    @Test
    void nothing_leaves_after_expire_after_not_even_what_was_held_till_then() {
        scene.start();
        routine.runs(3);
        clock.advance(REMINDER);
        planner.planDue();
        states.pause(StandIns.APPLICATION, "it");
        clock.advance(Duration.ofDays(46));
        states.start(StandIns.APPLICATION, "it");

        routine.runs(3);
        routine.runs(3);

        assertThat(mails()).isOne();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void asking_ends_to_the_minute_whatever_holds_the_mails() {
        scene.roster(BOSS, GRACE, CHARLES, EMMY);
        scene.start();
        routine.runs(3);
        clock.advance(REMINDER);
        routine.runs(1);
        var end = deliveries
                .ofRequest(scene.row(EMMY).id())
                .getFirst()
                .createdAt()
                .plus(config.expireAfter());
        decisions.notForMe(scene.row(GRACE).id(), QuestionKind.NOT_ME, "I am somebody else");
        QuarkusTransaction.requiringNew().run(() -> {
            var came = deliveries.ofRequest(scene.row(CHARLES).id()).getLast();
            returned.giveUp(
                    returned.find(List.of(), List.of(came.messageId())).orElseThrow(), "550 5.1.1 no such user");
            requests.lock(scene.row(EMMY).id()).orElseThrow().awayUntil(end.plus(Duration.ofDays(9)));
        });
        scene.mail().goesDown();
        clock.advance(REMINDER);
        routine.runs(1);
        clock.set(end.minus(Duration.ofMinutes(1)));
        planner.planDue();
        assertThat(List.of(ADA, GRACE, CHARLES, EMMY))
                .allSatisfy(who -> assertThat(scene.status(who)).isEqualTo(ConsentStatus.PENDING));

        clock.set(end.plus(Duration.ofMinutes(1)));
        planner.planDue();

        assertThat(List.of(ADA, GRACE, CHARLES, EMMY))
                .allSatisfy(who -> assertThat(scene.status(who)).isEqualTo(ConsentStatus.EXPIRED));
        scene.mail().comesBack();
        clock.advance(Duration.ofHours(1));
        routine.runs(3);
        assertThat(mails()).isEqualTo(2);
        assertThat(deliveries.ofRequest(scene.row(ADA).id()))
                .extracting(DeliveryRow::status)
                .containsExactly(
                        DeliveryStatus.SENT, DeliveryStatus.SENT, DeliveryStatus.CANCELLED, DeliveryStatus.CANCELLED);
        decisions.reopen(scene.row(ADA).id(), "it");
        clock.advance(Duration.ofHours(1));
        routine.runs(3);
        assertThat(mails()).as("asked anew").isEqualTo(3);
    }

    @Test
    void the_last_notice_comes_instead_of_a_reminder_that_has_waited_until_then() {
        scene.start();
        routine.runs(3);
        scene.mail().goesDown();
        clock.advance(REMINDER);
        routine.runs(1);
        clock.advance(config.expireAfter().minus(config.expireWarn()));
        planner.planDue();

        scene.mail().comesBack();
        clock.advance(Duration.ofHours(1));
        routine.runs(3);

        assertThat(deliveries.ofRequest(scene.row(ADA).id()))
                .extracting(DeliveryRow::kind, DeliveryRow::status)
                .containsExactly(
                        tuple(DeliveryKind.INVITATION, DeliveryStatus.SENT),
                        tuple(DeliveryKind.REMINDER, DeliveryStatus.CANCELLED),
                        tuple(DeliveryKind.EXPIRY_NOTICE, DeliveryStatus.SENT));
    }

    @Test
    void a_fault_of_docusign_or_of_the_mail_server_sends_nothing_and_uses_up_no_step() {
        scene.start();
        routine.runs(3);
        scene.docusign().goesDown();
        clock.advance(Duration.ofHours(1));
        routine.runs(4);
        assertThat(mails()).isOne();
        scene.docusign().comesBack();
        scene.mail().goesDown();
        clock.advance(Duration.ofHours(1));
        routine.runs(4);
        assertThat(mails()).isOne();
        scene.mail().comesBack();
        clock.advance(Duration.ofHours(1));

        routine.runs(4);

        assertThat(mails()).isEqualTo(2);
        assertThat(deliveries.ofRequest(scene.row(ADA).id()))
                .extracting(DeliveryRow::step, DeliveryRow::status)
                .containsExactly(tuple(0, DeliveryStatus.SENT), tuple(1, DeliveryStatus.SENT));
    }

    private int mails() {
        return scene.mail().messagesTo(ADA.email()).size();
    }

    private DeliveryRow mail() {
        return deliveries.ofRequest(scene.row(ADA).id()).getFirst();
    }

    @Test
    void who_has_yet_to_activate_is_not_mailed_and_mailed_at_once_when_active() {
        candidates.membership(ADA, "ACTIVATION_SENT");
        scene.start();
        routine.runs(3);
        assertThat(forecast.dueNow(StandIns.APPLICATION)).isZero();
        assertThat(planner.planDue()).isZero();
        assertThat(mails()).isZero();

        candidates.membership(ADA, "ACTIVE");
        routine.runs(3);

        assertThat(mails()).isOne();
    }

    @Test
    void a_mail_in_the_queue_waits_for_the_activation_and_says_so() {
        scene.start();
        planner.planDue();
        candidates.membership(ADA, "ACTIVATION_REQUIRED");
        dispatcher.dispatchDue();
        assertThat(mail().waitsFor()).isEqualTo("the activation of the Docusign user");
        assertThat(mails()).isZero();

        candidates.membership(ADA, "ACTIVE");
        clock.advance(Duration.ofMinutes(1));
        routine.runs(3);

        assertThat(mails()).isOne();
    }
}
