package org.consentcourier.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.outreach.Planner;
import org.consentcourier.support.BounceMailbox;
import org.consentcourier.support.DeliveryReport;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a mail that was really sent to what comes back to a real mailbox, and what follows. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class IntakeTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Duration REMINDER = Duration.ofSeconds(30);
    private static final String INBOX = "INBOX";
    private static final String PROCESSED = "Processed";
    private static final String REPLIES = "Replies";

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Deliveries deliveries;

    @Inject
    OpenQuestions questions;

    @Inject
    ConsentViews views;

    @Inject
    MovableClock clock;

    @Inject
    Intake intake;

    @Inject
    Mailbox mailbox;

    @Inject
    MailboxTurn turn;

    @Inject
    MailboxOutage outage;

    @Inject
    Effects effects;

    @Inject
    MailConfig mailConfig;

    private final BounceMailbox server = StandIns.mailbox();

    @BeforeEach
    void ada_was_asked_and_the_mailbox_is_empty() {
        scene.begin();
        server.empties();
        scene.roster("boss@corp.example", ADA);
        sweep.sweep();
        scene.start();
        routine.runs(3);
    }

    @Test
    void a_mail_that_came_back_for_good_holds_reminders_until_the_address_is_corrected() {
        server.receives(DeliveryReport.of(returnAddress(), "failed", "5.1.1", "<unknown@elsewhere.example>"));

        assertThat(intake.read()).isOne();
        clock.advance(REMINDER.multipliedBy(3));
        routine.runs(3);

        assertThat(mail().status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
        assertThat(mail().lastReply()).isEqualTo("550 5.1.1 <(address)> said no");
        assertThat(mails()).isOne();
        assertThat(List.of(server.in(INBOX), server.in(PROCESSED))).containsExactly(0, 1);

        scene.load("UserEmail,APIUserName\nada.king@corp.example," + ADA.userId() + "\n");
        clock.advance(Duration.ofHours(1));
        routine.runs(3);
        assertThat(scene.mail().messagesTo("ada.king@corp.example")).hasSize(1);
    }

    @Test
    void a_mailbox_that_cannot_be_read_is_told_until_it_can() {
        server.closes();
        assertThat(intake.read()).isZero();
        assertThat(intake.isUnreadable()).isTrue();

        server.empties();
        intake.read();

        assertThat(intake.isUnreadable()).isFalse();
    }

    @Test
    void a_report_that_returns_our_message_id_alone_is_enough() {
        server.receives(DeliveryReport.of("consent@corp.example", "failed", "5.1.1", mail().messageId()));

        intake.read();

        assertThat(mail().status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
    }

    @Test
    void a_report_of_an_earlier_try_says_nothing_of_the_address_that_was_tried_since() {
        var first = returnAddress();
        var request = scene.row(ADA).id();
        server.receives(DeliveryReport.of(first, "failed", "5.1.1", "<unknown@elsewhere.example>"));
        intake.read();
        scene.load("UserEmail,APIUserName\nada.king@corp.example," + ADA.userId() + "\n");
        clock.advance(Duration.ofHours(1));
        routine.runs(3);
        server.receives(DeliveryReport.of(first, "failed", "5.1.2", "<unknown@elsewhere.example>"));

        assertThat(intake.read()).isOne();

        assertThat(deliveries.ofRequest(request))
                .singleElement()
                .satisfies(mail -> assertThat(mail.status()).isEqualTo(DeliveryStatus.SENT))
                .satisfies(mail -> assertThat(mail.to()).isEqualTo("ada.king@corp.example"));
    }

    @Test
    void what_is_no_fault_of_the_address_is_noted_and_reminders_go_on() {
        server.receives(DeliveryReport.of(returnAddress(), "failed", "5.7.1", mail().messageId()));
        server.receives(DeliveryReport.of(returnAddress(), "failed", "5.2.2", mail().messageId()));
        server.receives(DeliveryReport.of(returnAddress(), "delayed", "4.4.1", mail().messageId()));

        assertThat(intake.read()).isEqualTo(3);
        clock.advance(REMINDER);
        routine.runs(3);

        assertThat(mail().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(mail().lastReply()).contains("5.2.2");
        assertThat(notes())
                .anySatisfy(note -> assertThat(note).startsWith("came back, refused by policy"))
                .anySatisfy(note -> assertThat(note).startsWith("came back this time"))
                .anySatisfy(note -> assertThat(note).startsWith("delayed on its way"));
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void who_is_away_gets_the_next_reminder_on_the_day_they_are_back() {
        server.receives(automatic("I will be back on 30 November 2026."));

        assertThat(intake.read()).isOne();
        clock.advance(REMINDER.multipliedBy(10));
        routine.runs(3);
        assertThat(mails()).isOne();
        clock.set(Instant.parse("2026-11-29T23:59:00Z"));
        planner.planDue();
        dispatcher.dispatchDue();
        assertThat(mails()).isOne();

        clock.set(Instant.parse("2026-11-30T00:00:00Z"));
        routine.runs(3);
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void a_reminder_that_waits_in_the_outbox_already_waits_for_the_return_too() {
        clock.advance(REMINDER);
        planner.planDue();
        server.receives(automatic("Back on 30 November."));
        intake.read();

        routine.runs(3);

        assertThat(mails()).isOne();
        assertThat(deliveries.ofRequest(scene.row(ADA).id()).getLast().waitsFor())
                .isEqualTo("the person's return");
    }

    @Test
    void a_crash_before_the_mail_is_moved_repeats_no_effect() {
        server.receives(automatic("Back on 30 November."));
        mailbox.empty(raw -> {
            intake.take(raw);
            return Place.LEFT_THERE;
        });
        assertThat(server.in(INBOX)).isOne();

        assertThat(intake.read()).isOne();

        assertThat(notes()).containsOnlyOnce("out of office, back on 2026-11-30");
        assertThat(List.of(server.in(INBOX), server.in(PROCESSED))).containsExactly(0, 1);
    }

    @Test
    void who_has_left_becomes_a_question_that_holds_reminders() {
        server.receives(automatic("Ada Example no longer works here."));

        intake.read();
        clock.advance(REMINDER.multipliedBy(3));
        routine.runs(3);

        assertThat(questions.open(null, 10))
                .singleElement()
                .satisfies(question -> assertThat(question.kind()).isEqualTo(QuestionKind.LEFT_COMPANY))
                .satisfies(question -> assertThat(question.requestId())
                        .isEqualTo(scene.row(ADA).id()));
        assertThat(mails()).isOne();
    }

    @Test
    void an_answer_waits_for_people_and_nothing_of_it_is_kept() {
        server.receives(reply("Re: Please allow", "", "My password is hunter2"));

        assertThat(intake.read()).isOne();

        assertThat(List.of(server.in(INBOX), server.in(REPLIES), server.in(PROCESSED)))
                .containsExactly(0, 1, 0);
        assertThat(notes())
                .contains("answered; the answer is in the mailbox")
                .noneMatch(note -> note.contains("hunter2"));
    }

    @Test
    void what_only_looks_like_ours_changes_nothing() {
        var forged = returnAddress().replaceAll("..@", "00@");
        server.receives(DeliveryReport.of(
                forged, "failed", "5.1.1", "<" + scene.row(ADA).id() + ".9.9@corp.example>"));

        assertThat(intake.read()).isOne();

        assertThat(mail().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(server.in(REPLIES)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOVE", "MOVE UIDPLUS"})
    void an_older_server_copies_what_it_cannot_move_and_leaves_nothing_behind(String missing) {
        server.receives(automatic("Back on 30 November."));
        server.receives(reply("Re: Please allow", "", "Why?"));

        try (var older = OlderImap.of(server.port(), missing.split(" ", -1))) {
            assertThat(node(older.port()).read()).isEqualTo(2);
        }

        assertThat(List.of(server.in(INBOX), server.in(PROCESSED), server.in(REPLIES)))
                .containsExactly(0, 1, 1);
    }

    @Test
    void two_nodes_at_one_mailbox_give_each_mail_its_effect_once() throws Exception {
        for (int i = 0; i < 40; i++) {
            server.receives(automatic("Back on 30 November. " + i));
        }

        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var node : threads.invokeAll(List.<Callable<Integer>>of(
                    () -> node(server.port()).read(), () -> node(server.port()).read()))) {
                node.get();
            }
        }
        assertThat(notes())
                .filteredOn(note -> note.equals("out of office, back on 2026-11-30"))
                .hasSize(40);
        assertThat(List.of(server.in(INBOX), server.in(PROCESSED))).containsExactly(0, 40);
    }

    @Test
    void a_node_that_dies_in_the_mailbox_keeps_the_others_out_for_five_minutes_only() {
        turn.begins(UUID.randomUUID());
        server.receives(automatic("Back on 30 November."));

        assertThat(intake.read()).isZero();
        clock.advance(MailboxTurn.LEASE);
        assertThat(intake.read()).isOne();
    }

    /** One of its own, with a mailbox at this port. */
    private Intake node(int port) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BouncesConfig.class)
                .withDefaultValue("courier.bounces.host", "localhost")
                .withDefaultValue("courier.bounces.port", String.valueOf(port))
                .withDefaultValue("courier.bounces.tls", "none")
                .withDefaultValue("courier.bounces.user", server.user())
                .withDefaultValue("courier.bounces.password", server.password())
                .build()
                .getConfigMapping(BouncesConfig.class);
        var there = new Mailbox(config, new Login(config, clock.clock()), Optional.empty());
        return new Intake(there, turn, outage, effects, mailConfig, clock.clock());
    }

    private int mails() {
        return scene.mail().messagesTo(ADA.email()).size();
    }

    private DeliveryRow mail() {
        return deliveries.ofRequest(scene.row(ADA).id()).getFirst();
    }

    private String returnAddress() {
        return scene.mail().messagesTo(ADA.email()).getFirst().envelopeFrom();
    }

    private List<String> notes() {
        return views.events(scene.row(ADA).id()).stream()
                .map(event -> String.valueOf(event.note()))
                .toList();
    }

    private String automatic(String text) {
        return reply("Automatic reply: Please allow", "Auto-Submitted: auto-replied\n", text);
    }

    private String reply(String subject, String headers, String text) {
        return """
            From: ada@corp.example
            To: %s
            Subject: %s
            Message-ID: <reply-%s@mail.corp.example>
            In-Reply-To: %s
            %sMIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            %s
            """.formatted(returnAddress(), subject, text.hashCode(), mail().messageId(), headers, text);
    }
}
