package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class NodesTest {

    private static final String ADA = "ada@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String CHARLES = "charles@lab.example";
    private static final Map<String, String> UNLIMITED = Map.of("per-minute", "0", "per-day", "0");

    @Inject
    Nodes nodes;

    @Inject
    Fixtures fixtures;

    @Inject
    Deliveries deliveries;

    @Inject
    TestWriter writer;

    @Inject
    MovableClock clock;

    private final MailCatcher mail = StandIns.mail();

    @BeforeEach
    void begin() {
        mail.comesBack();
        mail.forgets();
        writer.writesAsUsual();
        fixtures.nothingToSend();
        clock.set(MovableClock.START);
    }

    @Test
    void two_nodes_send_two_thousand_mails_none_missing_none_twice() throws Exception {
        fixtures.due(2_000);
        var one = nodes.node(UNLIMITED);
        var other = nodes.node(UNLIMITED);

        var tried = together(one::dispatchDue, other::dispatchDue);

        assertThat(tried).isEqualTo(2_000);
        assertThat(deliveries.counts()).isEqualTo(Map.of(DeliveryStatus.SENT, 2_000L));
        assertThat(mail.received()).isEqualTo(2_000);
    }

    @Test
    void an_alarm_waits_for_neither_quota_nor_window_but_stays_within_the_fence() {
        var settings = Map.of("per-minute", "1", "per-day", "1", "only-to", "corp.example");
        fixtures.due(1);
        assertThat(nodes.node(settings).dispatchDue()).isOne();
        clock.set(Instant.parse("2026-11-25T23:00:00Z"));
        fixtures.due(GRACE);
        fixtures.alarmDue(ADA);

        assertThat(nodes.node(settings).dispatchDue()).isOne();

        assertThat(mail.messagesTo(ADA)).hasSize(1);
        assertThat(mail.messagesTo(GRACE)).isEmpty();
        fixtures.nothingToSend();
        fixtures.alarmDue(CHARLES);
        assertThat(nodes.node(settings).dispatchDue()).isZero();
        assertThat(fixtures.of(CHARLES).waitsFor()).isEqualTo("held by courier.mail.only-to");
    }

    @Test
    void who_fell_due_first_leaves_first_whatever_they_have_waited_for() {
        var begun = clock.instant();
        writer.answers(ADA, new Draft.NotYet(begun.plus(Duration.ofHours(2)), "something long"));
        writer.answers(GRACE, new Draft.NotYet(begun.plus(Duration.ofHours(1)), "something short"));
        fixtures.due(ADA);
        clock.advance(Duration.ofMinutes(1));
        fixtures.due(GRACE);
        nodes.node(UNLIMITED).dispatchDue();
        writer.writesAsUsual();
        clock.set(begun.plus(Duration.ofHours(2)));

        nodes.node(Map.of("per-minute", "1", "per-day", "0")).dispatchDue();

        assertThat(mail.messagesTo(ADA)).hasSize(1);
        assertThat(mail.messagesTo(GRACE)).isEmpty();
    }

    @Test
    void the_quota_holds_exactly_over_two_nodes() throws Exception {
        fixtures.due(200);
        var settings = Map.of("per-minute", "30", "per-day", "70", "batch", "7");
        var one = nodes.node(settings);
        var other = nodes.node(settings);

        assertThat(together(one::dispatchDue, other::dispatchDue)).isEqualTo(30);
        clock.advance(Duration.ofSeconds(59));
        assertThat(together(one::dispatchDue, other::dispatchDue)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(together(one::dispatchDue, other::dispatchDue)).isEqualTo(30);
        clock.advance(Duration.ofMinutes(1));
        assertThat(together(one::dispatchDue, other::dispatchDue)).isEqualTo(10);
        clock.advance(Duration.ofMinutes(1));
        assertThat(together(one::dispatchDue, other::dispatchDue)).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(together(one::dispatchDue, other::dispatchDue)).isEqualTo(30);
        assertThat(mail.received()).isEqualTo(100);
    }

    @Test
    void the_limits_tell_when_the_last_of_those_that_wait_can_leave() {
        var settings = Map.of("per-minute", "30", "per-day", "70");
        var quota = nodes.quota(settings);
        fixtures.due(30);
        nodes.node(settings).dispatchDue();
        clock.advance(Duration.ofSeconds(20));

        var last = LongStream.of(1, 30, 40, 41, 110, 170)
                .mapToObj(waiting -> QuarkusTransaction.requiringNew()
                        .call(() -> quota.lastOf(waiting).orElseThrow()))
                .map(at -> Duration.between(MovableClock.START, at));

        assertThat(last)
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofDays(1),
                        Duration.ofDays(1).plusSeconds(20),
                        Duration.ofDays(2).plusSeconds(20));
    }

    @Test
    void a_mail_waits_for_the_window_of_its_person_unless_it_may_leave_at_any_time() {
        clock.set(Instant.parse("2026-11-25T20:00:00Z"));
        writer.wants(GRACE, new Wanted.InWindow(ZoneId.of("America/New_York")));
        writer.wants(CHARLES, new Wanted.AtAnyTime());
        fixtures.due(ADA, GRACE, CHARLES);

        nodes.node(UNLIMITED).dispatchDue();

        assertThat(fixtures.of(ADA).waitsFor()).isEqualTo("sending window");
        assertThat(fixtures.of(ADA).dueAt()).isEqualTo("2026-11-26T08:00:00Z");
        assertThat(fixtures.attemptsOf(ADA)).isEmpty();
        assertThat(fixtures.of(GRACE).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(fixtures.of(CHARLES).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(deliveries.held()).containsEntry("sending window", 1L);
    }

    @Test
    void a_mail_to_somebody_outside_the_fence_waits_and_is_looked_at_every_hour() {
        fixtures.due(ADA, CHARLES);

        nodes.node(Map.of("only-to", "@lab.example")).dispatchDue();

        assertThat(fixtures.of(CHARLES).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(fixtures.of(ADA).waitsFor()).isEqualTo("held by courier.mail.only-to");
        assertThat(fixtures.of(ADA).dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void a_node_that_was_paused_too_long_leaves_its_claim_to_the_lease() {
        fixtures.due(ADA);
        var paused = nodes.node(UNLIMITED, new Jumping(Duration.ofSeconds(201)));

        assertThat(paused.dispatchDue()).isZero();

        assertThat(mail.messages()).isEmpty();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENDING);
        clock.advance(Duration.ofMinutes(5));
        assertThat(nodes.node(UNLIMITED).dispatchDue()).isZero();
        clock.advance(DeliveryQueue.GRACE);
        assertThat(nodes.node(UNLIMITED).dispatchDue()).isOne();
    }

    @Test
    void what_a_pause_leaves_unsent_is_given_back_without_an_attempt() {
        fixtures.due(20);
        mail.goesDown();

        nodes.node(UNLIMITED).dispatchDue();

        assertThat(deliveries.counts()).isEqualTo(Map.of(DeliveryStatus.QUEUED, 20L));
        mail.comesBack();
        clock.advance(Duration.ofSeconds(30));
        assertThat(nodes.node(UNLIMITED).dispatchDue()).isEqualTo(20);
    }

    @Test
    void a_drained_node_claims_nothing_more() {
        fixtures.due(ADA);
        var node = nodes.node(UNLIMITED);

        node.drain();

        assertThat(node.dispatchDue()).isZero();
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.QUEUED);
    }

    @Test
    @Timeout(60)
    void a_claim_that_fails_keeps_no_later_run_from_sending() {
        fixtures.due(ADA);
        var node = nodes.node(UNLIMITED);
        fixtures.withoutPauses(() -> assertThatThrownBy(node::dispatchDue).isInstanceOf(RuntimeException.class));

        assertThat(node.dispatchDue()).isOne();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_node_told_to_stop_gives_back_at_once_what_waits_for_a_connection() throws Exception {
        fixtures.due(10);
        mail.hangsAfterData(Nodes.CONNECTIONS);
        var node = nodes.node(UNLIMITED);

        try (var threads = Executors.newFixedThreadPool(2)) {
            var tried = threads.submit(node::dispatchDue);
            await().until(() -> mail.hanging() == Nodes.CONNECTIONS);
            threads.execute(node::drain);
            await().until(() -> deliveries.counts().getOrDefault(DeliveryStatus.QUEUED, 0L) == 10 - Nodes.CONNECTIONS);
            mail.behaves();
            assertThat(tried.get()).isEqualTo(Nodes.CONNECTIONS);
        }

        assertThat(deliveries.counts().getOrDefault(DeliveryStatus.SENDING, 0L)).isZero();
        assertThat(deliveries.list(DeliveryFilter.of(DeliveryStatus.QUEUED), null, 10))
                .allSatisfy(row -> assertThat(deliveries.attempts(row.id())).isEmpty());
    }

    private static int together(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return first.get() + second.get();
        }
    }

    /** Loses time between claim and send. */
    private static final class Jumping extends Monotonic {

        private final Duration step;
        private final AtomicLong asked = new AtomicLong();

        private Jumping(Duration step) {
            this.step = step;
        }

        @Override
        public long nanos() {
            return step.toNanos() * asked.getAndIncrement();
        }
    }
}
