package org.consentcourier.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.mail.SendResult;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class DispatcherTest {

    private static final String ADA = "ada@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String CHARLES = "charles@corp.example";

    @Inject
    Dispatcher dispatcher;

    @Inject
    DeliveryQueue queue;

    @Inject
    Deliveries deliveries;

    @Inject
    Sending sending;

    @Inject
    MailPause pause;

    @Inject
    Fixtures fixtures;

    @Inject
    TestWriter writer;

    @Inject
    MovableClock clock;

    @Inject
    SettledLog settled;

    private MailCatcher mail;

    @BeforeEach
    void begin() {
        mail = StandIns.mail();
        mail.comesBack();
        mail.behaves();
        mail.forgets();
        writer.writesAsUsual();
        fixtures.nothingToSend();
        endPauseOfEarlierTest();
        settled.forget();
    }

    /** The lease is over, and so is the time its holder has left to bring the result. */
    private void endLease() {
        clock.advance(Duration.ofMinutes(5));
        assertThat(dispatcher.dispatchDue()).isZero();
        clock.advance(DeliveryQueue.GRACE);
    }

    private void endPauseOfEarlierTest() {
        while (mail.messagesTo("warm-up@corp.example").isEmpty()) {
            clock.advance(Duration.ofDays(7)); // a Wednesday again
            fixtures.due("warm-up@corp.example");
            dispatcher.dispatchDue();
        }
        fixtures.nothingToSend();
        mail.forgets();
        clock.set(MovableClock.START);
    }

    @Test
    void a_due_mail_arrives_once_with_its_message_id() {
        fixtures.due(ADA);

        assertThat(dispatcher.dispatchDue()).isOne();
        assertThat(dispatcher.dispatchDue()).isZero();

        assertThat(mail.messagesTo(ADA)).hasSize(1);
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(fixtures.of(ADA).sentAt()).isEqualTo(clock.instant());
        assertThat(settled.statuses()).containsExactly(DeliveryStatus.SENT);
    }

    @Test
    void a_4xx_is_tried_again_with_growing_waits() {
        mail.rejects(ADA, 450, "4.2.1 try later");
        fixtures.due(ADA);

        dispatcher.dispatchDue();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.DEFERRED);
        assertThat(nextTryIn()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(72));
        assertThat(fixtures.of(ADA).lastReply()).contains("450", "try later");
        assertThat(fixtures.of(ADA).cause()).isEqualTo(FailureCause.BUSY);

        clock.advance(nextTryIn());
        dispatcher.dispatchDue();
        assertThat(nextTryIn()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(144));

        mail.behaves();
        clock.advance(nextTryIn());
        dispatcher.dispatchDue();
        assertThat(mail.messagesTo(ADA)).hasSize(1);
        assertThat(fixtures.attemptsOf(ADA))
                .extracting(AttemptRow::outcome)
                .containsExactly(AttemptOutcome.DEFERRED, AttemptOutcome.DEFERRED, AttemptOutcome.ACCEPTED);
    }

    private Duration nextTryIn() {
        return Duration.between(clock.instant(), fixtures.of(ADA).dueAt());
    }

    @Test
    void a_mail_put_off_for_three_days_is_undeliverable() {
        mail.rejects(ADA, 450, "4.2.1 try later");
        fixtures.due(ADA);

        for (int day = 0; day < 60 && fixtures.of(ADA).status() != DeliveryStatus.UNDELIVERABLE; day++) {
            dispatcher.dispatchDue();
            clock.advance(Duration.ofHours(24));
        }

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
        assertThat(fixtures.of(ADA).attempts()).isEqualTo(20);
        assertThat(mail.messages()).isEmpty();
    }

    @Test
    void a_5xx_is_undeliverable_at_once_and_the_others_go_out() {
        mail.rejects(ADA, 550, "5.1.1 no such user");
        fixtures.due(ADA, GRACE);

        dispatcher.dispatchDue();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
        assertThat(fixtures.of(ADA).dueAt()).isNull();
        assertThat(fixtures.of(GRACE).status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_421_in_mid_session_puts_the_mail_off_and_pauses_the_others() {
        mail.breaksSessions(1);
        fixtures.due(ADA);
        dispatcher.dispatchDue();
        fixtures.due(GRACE);

        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.DEFERRED);
        assertThat(fixtures.of(ADA).attempts()).isZero();
        assertThat(fixtures.of(ADA).cause()).isEqualTo(FailureCause.SERVER);
        assertThat(sending.trouble()).map(trouble -> trouble.cause()).contains(FailureCause.SERVER);

        clock.advance(Duration.ofSeconds(30));
        assertThat(dispatcher.dispatchDue()).isOne();
        assertThat(mail.messagesTo(GRACE)).hasSize(1);
        assertThat(sending.trouble()).isEmpty();
    }

    @Test
    void a_rule_of_the_mail_server_pauses_sending_and_gives_nobody_up() {
        mail.rejectsEveryone(550, "5.7.1 not from you");
        fixtures.due(ADA, GRACE, CHARLES);
        dispatcher.dispatchDue();
        fixtures.due("dorothy@corp.example");

        assertThat(dispatcher.dispatchDue()).isZero();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.DEFERRED);
        assertThat(fixtures.of(ADA).cause()).isEqualTo(FailureCause.POLICY);
        assertThat(sending.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.reply()).contains("5.7.1 not from you"));
    }

    @Test
    void one_mail_a_rule_keeps_back_waits_alone_and_the_others_go_out_at_once() {
        mail.rejects(ADA, 550, "5.7.1 this mailbox takes nothing from outside");
        fixtures.due(ADA);
        dispatcher.dispatchDue();
        fixtures.due(GRACE);

        assertThat(dispatcher.dispatchDue()).isOne();

        assertThat(fixtures.of(GRACE).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.DEFERRED);
        assertThat(fixtures.of(ADA).cause()).isEqualTo(FailureCause.POLICY);
        assertThat(fixtures.of(ADA).attempts()).isZero();
        assertThat(sending.trouble()).isEmpty();
    }

    @Test
    void what_a_rule_keeps_back_for_long_is_tried_every_two_hours_or_so_and_never_given_up() {
        mail.rejects(ADA, 550, "5.7.1 this mailbox takes nothing from outside");
        fixtures.due(ADA);

        for (int day = 0; day < 12; day++) { // from a Wednesday to a Monday
            dispatcher.dispatchDue();
            clock.advance(Duration.ofDays(1));
        }
        dispatcher.dispatchDue();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.DEFERRED);
        assertThat(nextTryIn()).isBetween(Duration.ofHours(2), Duration.ofMinutes(144));
    }

    @Test
    void mailboxes_that_a_rule_keeps_back_for_days_while_others_pass_are_given_up_and_no_trouble_of_the_server() {
        var closed = List.of(ADA, CHARLES, "dorothy@corp.example");
        closed.forEach(address -> mail.rejects(address, 550, "5.7.1 this mailbox takes nothing from outside"));
        closed.forEach(fixtures::due);
        dispatcher.dispatchDue();
        fixtures.due(GRACE);
        minutesPass(60);
        assertThat(sending.trouble()).isEmpty();
        assertThat(closed)
                .allSatisfy(address -> assertThat(fixtures.of(address).status()).isEqualTo(DeliveryStatus.DEFERRED));

        clock.advance(Duration.ofDays(7));
        fixtures.due("edsger@corp.example");
        minutesPass(200);

        assertThat(closed).allSatisfy(address -> {
            assertThat(fixtures.of(address).status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
            assertThat(fixtures.of(address).cause()).isEqualTo(FailureCause.POLICY);
        });
        assertThat(sending.trouble()).isEmpty();
    }

    @Test
    void a_server_that_refuses_everybody_for_good_pauses_sending_before_all_are_charged_for_it() {
        mail.rejectsEveryone(550, "5.1.1 no such user");
        fixtures.due(30);
        minutesPass(60);
        var trouble = sending.trouble();

        mail.behaves();
        minutesPass(40);

        assertThat(trouble).map(Sending.Trouble::cause).contains(FailureCause.POLICY);
        assertThat(deliveries.counts()).isEqualTo(Map.of(DeliveryStatus.UNDELIVERABLE, 10L, DeliveryStatus.SENT, 20L));
    }

    @Test
    void a_server_that_leaves_several_mails_in_doubt_is_in_trouble_until_it_takes_one() {
        fixtures.due(3);
        mail.dropsUnstored(3);
        dispatcher.dispatchDue();
        var trouble = sending.trouble();
        fixtures.due(ADA);

        clock.advance(Duration.ofSeconds(30));
        dispatcher.dispatchDue();

        assertThat(trouble).map(Sending.Trouble::cause).contains(FailureCause.UNCLEAR);
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(sending.trouble()).isEmpty();
    }

    /** What a server may say, or not say, for an hour. */
    static Stream<Arguments> outages() {
        return Stream.of(
                arguments("it is away", outage(MailCatcher::goesDown)),
                arguments("421", outage(mail -> mail.breaksSessions(10_000))),
                arguments("4.3.2", outage(mail -> mail.rejectsEveryone(451, "4.3.2 not accepting messages"))),
                arguments("4.4.1", outage(mail -> mail.rejectsEveryone(451, "4.4.1 no answer from the next host"))),
                arguments("5.7.1", outage(mail -> mail.rejectsEveryone(550, "5.7.1 not from you"))));
    }

    private static Consumer<MailCatcher> outage(Consumer<MailCatcher> begins) {
        return begins;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void after_an_hour_of_it_nobody_has_failed_or_is_charged_and_sending_goes_on_alone(
            String name, Consumer<MailCatcher> outage) {
        fixtures.due(10);
        outage.accept(mail);
        minutesPass(60);
        var standing = deliveries.list(DeliveryFilter.ALL, null, 20);

        mail.behaves();
        mail.comesBack();
        minutesPass(40);

        assertThat(standing).hasSize(10).allSatisfy(row -> {
            assertThat(row.status()).isIn(DeliveryStatus.QUEUED, DeliveryStatus.DEFERRED);
            assertThat(row.attempts()).isZero();
        });
        assertThat(deliveries.list(DeliveryFilter.ALL, null, 20)).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo(DeliveryStatus.SENT);
            assertThat(row.attempts()).isOne();
        });
        assertThat(mail.received()).isEqualTo(10);
    }

    private void minutesPass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            dispatcher.dispatchDue();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void nothing_but_alarms_leaves_while_it_holds_mail_back() {
        fixtures.due(ADA);
        fixtures.alarmDue(GRACE);
        pause.begin("it");
        assertThat(pause.begin("it")).isFalse();

        dispatcher.dispatchDue();
        assertThat(mail.messages()).hasSize(1);
        assertThat(mail.messagesTo(GRACE)).hasSize(1);

        assertThat(pause.end()).isTrue();
        dispatcher.dispatchDue();
        assertThat(mail.messagesTo(ADA)).hasSize(1);
    }

    @Test
    void exactly_the_filtered_failed_ones_go_out_again_and_what_may_have_arrived_only_when_named() {
        mail.rejects(ADA, 550, "5.1.1 no such user");
        mail.rejects(GRACE, 554, "5.6.0 content");
        fixtures.due(CHARLES);
        mail.dropsUnstored(1);
        dispatcher.dispatchDue();
        fixtures.due(ADA, GRACE);
        dispatcher.dispatchDue();
        mail.behaves();
        var noAddress = new DeliveryFilter(null, null, FailureCause.ADDRESS, null);

        assertThat(deliveries.retriable(DeliveryFilter.ALL)).isEqualTo(2);
        assertThat(deliveries.retriable(noAddress)).isOne();
        assertThat(deliveries.retry(noAddress)).isOne();
        dispatcher.dispatchDue();

        assertThat(mail.messages()).hasSize(1).allMatch(message -> message.to().contains(ADA));
        assertThat(fixtures.of(GRACE).status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
    }

    @Test
    void what_it_takes_out_of_the_queue_stays_out() {
        fixtures.due(ADA, GRACE);

        assertThat(deliveries.cancellable(DeliveryFilter.ALL)).isEqualTo(2);
        assertThat(deliveries.cancel(DeliveryFilter.ALL, "it")).isEqualTo(2);

        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(fixtures.of(ADA).cause()).isEqualTo(FailureCause.WITHDRAWN);
        assertThat(deliveries.retriable(DeliveryFilter.ALL)).isZero();
    }

    @Test
    void an_unreachable_server_charges_nobody_and_is_tried_with_one_mail() {
        fixtures.due(40);
        mail.goesDown();

        dispatcher.dispatchDue();
        assertThat(deliveries.counts()).containsOnlyKeys(DeliveryStatus.QUEUED);
        assertThat(deliveries.list(DeliveryFilter.ALL, null, 100)).allMatch(row -> row.attempts() == 0);
        assertThat(dispatcher.dispatchDue()).isZero();

        clock.advance(Duration.ofSeconds(30));
        assertThat(dispatcher.dispatchDue()).isOne();

        mail.comesBack();
        clock.advance(Duration.ofSeconds(60));
        assertThat(dispatcher.dispatchDue()).isEqualTo(40);
        assertThat(mail.messages()).hasSize(40);
    }

    @Test
    void a_mail_dropped_after_data_is_unknown_and_goes_out_once_more_with_the_same_message_id() {
        mail.storesThenDrops(1);
        fixtures.due(ADA);

        dispatcher.dispatchDue();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixtures.of(ADA).dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));

        clock.advance(Duration.ofHours(1));
        dispatcher.dispatchDue();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(mail.messagesTo(ADA))
                .hasSize(2)
                .allMatch(message -> new String(message.raw(), UTF_8)
                        .contains(fixtures.of(ADA).messageId()));
    }

    @Test
    void a_second_unknown_result_is_left_to_it() {
        mail.dropsUnstored(2);
        fixtures.due(ADA);

        dispatcher.dispatchDue();
        clock.advance(Duration.ofHours(1));
        dispatcher.dispatchDue();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixtures.of(ADA).dueAt()).isNull();

        assertThat(deliveries.retry(DeliveryFilter.of(DeliveryStatus.UNKNOWN))).isOne();
        dispatcher.dispatchDue();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_mail_whose_node_died_goes_out_again_when_the_lease_ends() {
        fixtures.due(ADA);
        queue.claim(10, new Line());

        assertThat(dispatcher.dispatchDue()).isZero();
        endLease();
        assertThat(dispatcher.dispatchDue()).isOne();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(fixtures.attemptsOf(ADA)).extracting(AttemptRow::claim).containsExactly(1L, 2L);
    }

    @Test
    void a_result_the_database_could_not_take_in_time_still_counts_when_it_is_back() {
        fixtures.due(ADA);
        var sent = queue.claim(10, new Line()).claims().getFirst();
        clock.advance(Duration.ofMinutes(11));
        assertThat(dispatcher.dispatchDue()).isZero(); // another node, first after the outage

        queue.settle(List.of(new Result(sent, new SendResult.Accepted())));
        clock.advance(DeliveryQueue.GRACE);

        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void the_late_result_of_an_older_claim_is_kept_and_changes_nothing() {
        fixtures.due(ADA);
        var older = queue.claim(10, new Line()).claims().getFirst();
        endLease();
        dispatcher.dispatchDue();
        var before = fixtures.of(ADA);

        queue.settle(List.of(new Result(older, new SendResult.Rejected(FailureCause.ADDRESS, "550 too late"))));

        assertThat(fixtures.of(ADA)).isEqualTo(before);
        assertThat(fixtures.attemptsOf(ADA).getFirst())
                .satisfies(attempt -> assertThat(attempt.late()).isTrue())
                .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo(AttemptOutcome.REJECTED));
    }

    @Test
    void a_mail_no_longer_wanted_is_cancelled() {
        writer.wants(ADA, new Wanted.NoLonger("granted"));
        writer.answers(GRACE, new Draft.NoLongerWanted("granted"));
        fixtures.due(ADA, GRACE);

        assertThat(dispatcher.dispatchDue()).isZero();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(fixtures.of(GRACE).status()).isEqualTo(DeliveryStatus.CANCELLED);
    }

    @Test
    void a_mail_that_may_have_left_is_never_called_cancelled() {
        fixtures.due(ADA);
        queue.claim(10, new Line());
        writer.wants(ADA, new Wanted.NoLonger("granted"));
        endLease();

        dispatcher.dispatchDue();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixtures.of(ADA).dueAt()).isNull();
    }

    @Test
    void the_doubt_about_a_mail_outlasts_what_becomes_of_its_later_tries() {
        doubtAndDefer();
        writer.wants(ADA, new Wanted.NoLonger("granted"));
        clock.advance(nextTryIn());

        dispatcher.dispatchDue();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixtures.of(ADA).dueAt()).isNull();
        assertThat(deliveries.retriable(DeliveryFilter.ALL)).isZero();
    }

    @Test
    void a_mail_in_doubt_that_it_takes_out_of_the_queue_stays_in_doubt_and_does_not_go_out_again() {
        doubtAndDefer();
        mail.behaves();

        assertThat(deliveries.cancel(DeliveryFilter.ALL, "it")).isOne();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        clock.advance(Duration.ofDays(1));
        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(deliveries.retry(DeliveryFilter.of(DeliveryStatus.UNKNOWN))).isZero();
    }

    @Test
    void a_mail_in_doubt_that_is_refused_later_is_retried_only_where_its_status_is_named() {
        doubtAndDefer();
        mail.rejects(ADA, 550, "5.1.1 no such user");
        clock.advance(nextTryIn());

        dispatcher.dispatchDue();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
        assertThat(fixtures.of(ADA).mayHaveArrived()).isTrue();
        assertThat(deliveries.retriable(DeliveryFilter.ALL)).isZero();
        assertThat(deliveries.retriable(DeliveryFilter.of(DeliveryStatus.UNDELIVERABLE)))
                .isOne();
    }

    @Test
    void a_mail_in_doubt_that_is_put_off_for_three_days_is_not_called_undeliverable() {
        doubtAndDefer();

        for (int day = 0; day < 30; day++) {
            clock.advance(Duration.ofHours(24));
            dispatcher.dispatchDue();
        }

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixtures.of(ADA).dueAt()).isNull();
    }

    /** A first try that nobody knows the fate of, and a second that the server puts off. */
    private void doubtAndDefer() {
        mail.storesThenDrops(1);
        fixtures.due(ADA);
        dispatcher.dispatchDue();
        mail.rejects(ADA, 450, "4.2.1 try later");
        clock.advance(Duration.ofHours(1));
        dispatcher.dispatchDue();
    }

    @Test
    void a_mail_it_takes_out_while_it_turns_out_that_it_cannot_be_written_stays_out() {
        writer.throwsFor(ADA, new IllegalStateException("no such property"));
        fixtures.due(ADA);
        var failure = catchThrowableOfType(CannotWrite.class, () -> queue.claim(10, new Line()));
        deliveries.cancel(DeliveryFilter.ALL, "it");

        queue.renderFailed(failure);

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(fixtures.of(ADA).cause()).isEqualTo(FailureCause.WITHDRAWN);
    }

    @Test
    void a_writer_may_ask_for_time() {
        var later = clock.instant().plus(Duration.ofMinutes(2));
        writer.answers(ADA, new Draft.NotYet(later, "fresh check"));
        fixtures.due(ADA);

        dispatcher.dispatchDue();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(fixtures.of(ADA).dueAt()).isEqualTo(later);
        assertThat(fixtures.of(ADA).waitsFor()).isEqualTo("fresh check");
        assertThat(fixtures.attemptsOf(ADA)).isEmpty();
    }

    @Test
    void a_mail_that_cannot_be_written_is_held_with_its_reason_and_the_others_go_out() {
        writer.throwsFor(GRACE, new IllegalStateException("no such property"));
        fixtures.due(ADA, GRACE, CHARLES);

        assertThat(dispatcher.dispatchDue()).isEqualTo(2);

        assertThat(fixtures.of(GRACE).status()).isEqualTo(DeliveryStatus.RENDER_FAILED);
        assertThat(fixtures.of(GRACE).lastReply()).contains("no such property");
        writer.writesAsUsual();
        deliveries.retry(DeliveryFilter.ALL);
        assertThat(dispatcher.dispatchDue()).isOne();
    }

    @Test
    void an_observer_that_fails_does_not_make_the_mail_go_out_twice() {
        settled.failOnce();
        fixtures.due(ADA);

        dispatcher.dispatchDue();
        clock.advance(Duration.ofMinutes(5));
        dispatcher.dispatchDue();

        assertThat(mail.messagesTo(ADA)).hasSize(1);
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void pages_are_read_by_keyset_newest_first() {
        fixtures.due(25);
        clock.advance(Duration.ofSeconds(1));
        fixtures.due(ADA);

        var first = deliveries.list(DeliveryFilter.ALL, null, 10);
        var second = deliveries.list(DeliveryFilter.ALL, first.getLast().id(), 10);
        var third = deliveries.list(DeliveryFilter.ALL, second.getLast().id(), 10);

        assertThat(first.getFirst().to()).isEqualTo(ADA);
        assertThat(third).hasSize(6);
        assertThat(first).doesNotContainAnyElementsOf(second).doesNotContainAnyElementsOf(third);
        assertThat(second).doesNotContainAnyElementsOf(third);
    }
}
