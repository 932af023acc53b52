package org.consentcourier.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.sandbox.webhook.Received;
import org.consentcourier.sandbox.webhook.WebhookReceiver;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class WebhookDispatcherTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final String BOSS = "boss@corp.example";
    private static final String DESK = "desk";
    private static final String LEDGER = "ledger";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    WebhookDispatcher dispatcher;

    @Inject
    Webhooks webhooks;

    @Inject
    NoticeLog log;

    @Inject
    NoticeHousekeeping housekeeping;

    @Inject
    MovableClock clock;

    private final WebhookReceiver receiver = StandIns.receiver();

    @BeforeEach
    void begin() {
        scene.begin();
    }

    private void checked(Figure... figures) {
        scene.roster(BOSS, figures);
        sweep.sweep();
    }

    private Figure[] people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Figure.named("person" + i))
                .toArray(Figure[]::new);
    }

    private NoticeRow onlyNotice(String webhook) {
        var notices = log.list(webhook, null, null, 10);
        assertThat(notices).hasSize(1);
        return notices.getFirst();
    }

    private WebhookRow row(String webhook) {
        return webhooks.find(webhook).orElseThrow();
    }

    private NoticeRow newestNotice(String webhook) {
        return log.list(webhook, null, null, 1).getFirst();
    }

    @Test
    void each_change_of_a_state_is_told_to_each_endpoint_once() {
        checked(ADA);
        scene.consents(ADA);
        clock.advance(Duration.ofSeconds(10));
        sweep.sweep();

        assertThat(dispatcher.dispatchDue()).isEqualTo(4);
        assertThat(dispatcher.dispatchDue()).isZero();

        assertThat(receiver.received(DESK))
                .extracting(Received::type)
                .containsExactly("consent.pending", "consent.granted");
        assertThat(receiver.received(LEDGER))
                .extracting(Received::id)
                .containsExactlyElementsOf(
                        receiver.received(DESK).stream().map(Received::id).toList())
                .doesNotHaveDuplicates();
        assertThat(newestNotice(LEDGER).status()).isEqualTo(NoticeStatus.DELIVERED);
    }

    @Test
    void a_notice_holds_ids_and_states_and_neither_names_nor_addresses_nor_docusigns_words() {
        checked(GRACE);
        dispatcher.dispatchDue();
        scene.rosterOnly(BOSS, Figure.named("nobody"));
        sweep.sweep();
        dispatcher.dispatchDue();

        var pending = receiver.received(DESK).getFirst();
        var request = scene.row(GRACE);
        assertThat(pending.body()).isEqualTo("""
                        {"type":"consent.pending","timestamp":"2026-11-25T10:00:00Z","data":{"consentId":"%s",\
                        "application":"demo","userId":"%s","from":"NEW","to":"PENDING","round":1}}""".formatted(request.id(), GRACE.userId()));
        assertThat(receiver.received(DESK).getLast().data("cause")).isEqualTo("UNKNOWN_USER_ID");
    }

    @Test
    void both_secrets_sign_while_one_is_being_changed() {
        checked(ADA);
        dispatcher.dispatchDue();

        assertThat(receiver.received(LEDGER))
                .extracting(Received::signatures)
                .containsExactly(Set.of(LEDGER, "ledger before"));
        assertThat(receiver.received(DESK)).extracting(Received::signatures).containsExactly(Set.of(DESK));
    }

    @Test
    void a_failed_call_is_made_again_with_the_same_id_a_new_time_and_a_signature_of_it() {
        receiver.answers(DESK, 500);
        checked(ADA);
        dispatcher.dispatchDue();
        assertThat(onlyNotice(DESK).status()).isEqualTo(NoticeStatus.QUEUED);
        clock.advance(Duration.ofSeconds(4));
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).hasSize(1);

        receiver.answers(DESK, 200);
        clock.advance(Duration.ofSeconds(2));
        dispatcher.dispatchDue();

        var calls = receiver.received(DESK);
        assertThat(calls)
                .hasSize(2)
                .extracting(Received::id)
                .containsOnly(calls.getFirst().id());
        assertThat(calls.getLast().timestamp()).isEqualTo(calls.getFirst().timestamp() + 6);
        assertThat(calls).extracting(Received::signatures).containsOnly(Set.of(DESK));
        assertThat(onlyNotice(DESK).attempts())
                .extracting(NoticeRow.Attempt::httpStatus, NoticeRow.Attempt::reason)
                .containsExactly(tuple(500, "answered HTTP 500"), tuple(200, null));
    }

    @Test
    void it_is_given_up_after_ten_attempts_and_sent_again_when_somebody_wants_it() {
        receiver.answers(DESK, 400);
        checked(ADA);
        for (var attempt = 1; attempt <= 11; attempt++) {
            dispatcher.dispatchDue();
            clock.advance(Duration.ofHours(30));
        }
        assertThat(receiver.received(DESK)).hasSize(10);
        assertThat(onlyNotice(DESK).status()).isEqualTo(NoticeStatus.FAILED);
        assertThat(onlyNotice(DESK).dueAt()).isNull();
        assertThat(row(DESK).queues()).containsEntry(NoticeStatus.FAILED, 1L);

        receiver.answers(DESK, 200);
        assertThat(webhooks.retry(onlyNotice(DESK), "it")).isPresent();
        dispatcher.dispatchDue();

        assertThat(onlyNotice(DESK).status()).isEqualTo(NoticeStatus.DELIVERED);
        assertThat(onlyNotice(DESK).attempts()).hasSize(11);
        assertThat(receiver.received(DESK))
                .extracting(Received::id)
                .hasSize(11)
                .containsOnly(onlyNotice(DESK).webhookId());
    }

    @Test
    void gone_switches_the_endpoint_off_and_nothing_is_lost_until_it_is_switched_on_again() {
        receiver.answers(DESK, 410);
        checked(ADA);
        dispatcher.dispatchDue();
        assertThat(row(DESK).state()).isEqualTo(WebhookState.OFF);
        assertThat(row(DESK).lastFailure()).isEqualTo("wants no more calls (HTTP 410)");

        receiver.answers(DESK, 200);
        checked(GRACE);
        clock.advance(Duration.ofDays(40));
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).hasSize(1);
        assertThat(receiver.received(LEDGER)).hasSize(2);

        webhooks.enable(DESK, "it");
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).hasSize(3);
        assertThat(row(DESK).state()).isEqualTo(WebhookState.ACTIVE);
    }

    @Test
    void quiet_that_is_asked_for_is_kept_for_the_whole_endpoint() {
        receiver.answers(DESK, 429, "Retry-After", "600");
        checked(ADA);
        dispatcher.dispatchDue();
        assertThat(row(DESK).state()).isEqualTo(WebhookState.FAILING);
        assertThat(row(DESK).resumeAt()).isEqualTo(clock.instant().plusSeconds(600));

        receiver.answers(DESK, 200);
        checked(GRACE);
        clock.advance(Duration.ofSeconds(599));
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).hasSize(1);
        assertThat(receiver.received(LEDGER)).hasSize(2);

        clock.advance(Duration.ofSeconds(1));
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).hasSize(3);
        assertThat(row(DESK).state()).isEqualTo(WebhookState.ACTIVE);
    }

    @Test
    void an_endpoint_that_is_away_is_probed_by_one_call_at_a_time_and_costs_its_notices_few_attempts() {
        receiver.answers(DESK, 503);
        checked(people(40));
        dispatcher.dispatchDue();
        var first = receiver.received(DESK).size();
        assertThat(first).isBetween(3, 6);
        assertThat(receiver.received(LEDGER)).hasSize(40);
        assertThat(row(DESK).state()).isEqualTo(WebhookState.FAILING);
        assertThat(row(DESK).queues()).containsEntry(NoticeStatus.QUEUED, 40L).containsEntry(NoticeStatus.SENDING, 0L);

        clock.advance(Duration.ofMinutes(1));
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).hasSize(first + 1);

        receiver.answers(DESK, 200);
        clock.advance(Duration.ofHours(1));
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK).stream().map(Received::id).distinct())
                .hasSize(40);
        assertThat(row(DESK).queues()).containsEntry(NoticeStatus.QUEUED, 0L);
    }

    @Test
    void a_hanging_endpoint_gets_four_calls_at_a_time_and_holds_up_nobody() {
        receiver.holds(DESK);
        checked(people(40));

        dispatcher.kick();
        await().until(() -> receiver.received(LEDGER).size() == 40
                && receiver.received(DESK).size() == 4);
        assertThat(row(DESK).queues()).containsEntry(NoticeStatus.SENDING, 16L);
        receiver.letsGo();
        await().until(() -> receiver.received(DESK).size() == 40);

        await().until(() -> log.list(DESK, NoticeStatus.SENDING, null, 1).isEmpty());
        assertThat(receiver.mostInside()).isLessThanOrEqualTo(8);
    }

    @Test
    void a_redirect_is_not_followed() {
        receiver.answers(DESK, 302, "Location", receiver.url("elsewhere"));
        checked(ADA);
        dispatcher.dispatchDue();

        assertThat(receiver.received("elsewhere")).isEmpty();
        assertThat(onlyNotice(DESK).attempts().getFirst().reason())
                .isEqualTo("answered HTTP 302, and redirects are not followed");
    }

    @Test
    void of_an_endless_answer_only_the_beginning_is_read() {
        receiver.answers(DESK, call -> {
            call.sendResponseHeaders(200, 0);
            var junk = new byte[8192];
            try (var out = call.getResponseBody()) {
                while (true) {
                    out.write(junk);
                }
            }
        });
        checked(ADA);
        dispatcher.dispatchDue();

        assertThat(onlyNotice(DESK).status()).isEqualTo(NoticeStatus.DELIVERED);
    }

    @Test
    void the_changes_of_one_person_arrive_in_their_order() {
        checked(people(20));
        for (var figure : people(20)) {
            scene.consents(figure);
        }
        clock.advance(Duration.ofSeconds(10));
        sweep.sweep();
        dispatcher.dispatchDue();

        for (var figure : people(20)) {
            assertThat(receiver.received(DESK).stream()
                            .filter(call ->
                                    call.data("userId").equals(figure.userId().toString())))
                    .extracting(Received::type)
                    .containsExactly("consent.pending", "consent.granted");
        }
    }

    @Test
    void what_changed_in_a_span_is_told_again_with_the_same_ids() {
        checked(ADA);
        dispatcher.dispatchDue();
        clock.advance(Duration.ofHours(1));
        checked(GRACE);
        dispatcher.dispatchDue();
        var first = receiver.received(DESK);

        assertThat(webhooks.replay(DESK, MovableClock.START, clock.instant(), "it"))
                .isEqualTo(new Webhooks.Replay.Queued(1));
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).hasSize(3);
        assertThat(receiver.received(DESK).getLast().id())
                .isEqualTo(first.getFirst().id());
        assertThat(receiver.received(DESK).getLast().body())
                .isEqualTo(first.getFirst().body());
        assertThat(receiver.received(LEDGER)).hasSize(2);
    }

    @Test
    void what_was_forgotten_can_be_replayed_too() {
        checked(ADA);
        dispatcher.dispatchDue();
        clock.advance(Duration.ofDays(29));
        assertThat(housekeeping.tidy()).isZero();
        clock.advance(Duration.ofDays(2));

        assertThat(housekeeping.tidy()).isEqualTo(2);

        assertThat(log.list(null, null, null, 10)).isEmpty();
        webhooks.replay(DESK, MovableClock.START, clock.instant(), "it");
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK))
                .hasSize(2)
                .extracting(Received::id)
                .containsOnly(onlyNotice(DESK).webhookId());
    }

    @Test
    void a_test_is_one_call_at_once_also_to_an_endpoint_that_is_off() {
        receiver.answers(DESK, 410);
        checked(ADA);
        dispatcher.dispatchDue();
        receiver.answers(DESK, 200);

        var answer = webhooks.test(DESK, "it");

        assertThat(answer.status()).isEqualTo(NoticeStatus.DELIVERED);
        assertThat(receiver.received(DESK).getLast().body())
                .isEqualTo(
                        "{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-25T10:00:00Z\",\"data\":{\"webhook\":\"desk\"}}");
        assertThat(row(DESK).state()).isEqualTo(WebhookState.OFF);
    }

    @Test
    void a_test_that_fails_is_not_made_again() {
        receiver.answers(DESK, 500);

        assertThat(webhooks.test(DESK, "it").status()).isEqualTo(NoticeStatus.FAILED);

        clock.advance(Duration.ofDays(1));
        assertThat(dispatcher.dispatchDue()).isZero();
        assertThat(receiver.received(DESK)).hasSize(1);
    }
}
