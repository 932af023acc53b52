package org.consentcourier.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.sandbox.webhook.Received;
import org.consentcourier.sandbox.webhook.WebhookReceiver;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several nodes, nodes that die, transactions that take long, databases that move. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class WebhookNodesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final String BOSS = "boss@corp.example";
    private static final String DESK = "desk";
    /** A little more than a page. */
    private static final int MANY = 1_100;

    private static final String EVENT = """
            insert into consent_event (request_id, round, at, from_status, to_status, actor)
            select id, 1, timestamptz '2026-11-25 10:00:00Z', 'PENDING', 'EXPIRED', 'it' from consent_request
            where user_id = '%s'""";

    private static final String EVENTS = """
            insert into consent_event (request_id, round, at, from_status, to_status, actor)
            select request.id, n, timestamptz '2026-11-25 10:00:00Z', 'PENDING', 'EXPIRED', 'it'
            from consent_request request, generate_series(1, %d) n where user_id = '%s'""";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Endpoints endpoints;

    @Inject
    EndpointStates states;

    @Inject
    WebhookFeed feed;

    @Inject
    NoticeQueue queue;

    @Inject
    WebhookHttp http;

    @Inject
    WebhookDeliveryConfig config;

    @Inject
    NoticeBody body;

    @Inject
    AuditTrail audit;

    @Inject
    NoticeLog log;

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookDispatcher dispatcher;

    @Inject
    Session session;

    @Inject
    MovableClock movable;

    private final WebhookReceiver receiver = StandIns.receiver();

    @BeforeEach
    void ada_and_grace_are_there() {
        scene.begin();
        scene.roster(BOSS, ADA, GRACE);
    }

    private WebhookDispatcher node() {
        return node(endpoints, http, new Monotonic());
    }

    private WebhookDispatcher node(Endpoints known, WebhookHttp client, Monotonic monotonic) {
        return new WebhookDispatcher(known, feed, queue, client, config, movable.clock(), monotonic);
    }

    private Endpoint desk() {
        return endpoints.find(DESK).orElseThrow();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(statement).executeUpdate());
    }

    private static Connection connection() throws SQLException {
        var database = StandIns.database();
        var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        }
    }

    @Test
    void two_nodes_tell_everything_once() throws Exception {
        sql(EVENTS.formatted(MANY / 2, ADA.userId()));
        sql(EVENTS.formatted(MANY / 2, GRACE.userId()));
        var one = node();
        var other = node();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = List.of(threads.submit(one::dispatchDue), threads.submit(other::dispatchDue));
            assertThat(calls.get(0).get() + calls.get(1).get()).isEqualTo(2 * MANY);
        }

        for (var webhook : List.of(DESK, "ledger")) {
            assertThat(receiver.received(webhook))
                    .extracting(Received::id)
                    .hasSize(MANY)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_long_import_delays_nobody_elses_notice_and_its_own_are_told_when_it_commits_and_nothing_twice()
            throws Exception {
        try (var importing = connection()) {
            write(importing, EVENT.formatted(ADA.userId()));
            sql(EVENT.formatted(GRACE.userId()));
            dispatcher.dispatchDue();
            dispatcher.dispatchDue();
            sweep.sweep();
            dispatcher.dispatchDue();
            assertThat(receiver.received(DESK))
                    .as("told while the import is still under way")
                    .extracting(call -> call.data("userId"))
                    .containsExactlyInAnyOrder(
                            GRACE.userId().toString(),
                            GRACE.userId().toString(),
                            ADA.userId().toString());
            importing.commit();
        }

        dispatcher.dispatchDue();
        dispatcher.dispatchDue();

        assertThat(receiver.received(DESK))
                .extracting(call -> call.data("userId"))
                .hasSize(4)
                .last()
                .isEqualTo(ADA.userId().toString());
        assertThat(receiver.received(DESK)).extracting(Received::id).doesNotHaveDuplicates();
    }

    @Test
    void more_than_a_page_is_told_while_a_long_import_runs() throws Exception {
        try (var importing = connection()) {
            write(importing, EVENT.formatted(ADA.userId()));
            sql(EVENTS.formatted(MANY, GRACE.userId()));

            dispatcher.dispatchDue();

            assertThat(receiver.received(DESK)).hasSize(MANY);
            importing.rollback();
        }
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK))
                .extracting(Received::id)
                .hasSize(MANY)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_transaction_that_began_late_and_committed_early_is_told_before_the_other() throws Exception {
        try (var first = connection();
                var second = connection()) {
            write(second, EVENT.formatted(GRACE.userId()));
            write(first, EVENT.formatted(ADA.userId()));
            write(second, EVENT.formatted(GRACE.userId()));
            second.commit();
            dispatcher.dispatchDue();
            assertThat(receiver.received(DESK)).hasSize(2);
            first.commit();
        }

        dispatcher.dispatchDue();

        assertThat(receiver.received(DESK))
                .extracting(call -> call.data("userId"))
                .containsExactly(
                        GRACE.userId().toString(),
                        GRACE.userId().toString(),
                        ADA.userId().toString());
    }

    @Test
    void what_is_rolled_back_is_not_told() throws Exception {
        try (var connection = connection()) {
            write(connection, EVENT.formatted(ADA.userId()));
            connection.rollback();
        }
        dispatcher.dispatchDue();

        assertThat(receiver.received(DESK)).isEmpty();
    }

    @Test
    void a_restored_database_whose_transactions_count_from_lower_goes_on_and_repeats_nothing() {
        // Written in the cluster before: one was told, one not yet.
        sql(EVENT.formatted(ADA.userId()));
        sql("set local session_replication_role = replica; update consent_event set xid = '9000000001'");
        dispatcher.dispatchDue();
        sql(
                "set local session_replication_role = replica; update webhook_endpoint set cursor_xid = '9000000001', cursor_id = (select max(id) from consent_event)");
        receiver.forgets();
        sql(EVENT.formatted(GRACE.userId()));
        sql(
                "set local session_replication_role = replica; update consent_event set xid = '9000000002' where id = (select max(id) from consent_event)");
        sql(EVENT.formatted(ADA.userId()));

        dispatcher.dispatchDue();
        sql(EVENT.formatted(ADA.userId()));
        dispatcher.dispatchDue();

        assertThat(receiver.received(DESK))
                .extracting(call -> call.data("userId"))
                .containsExactlyInAnyOrder(
                        GRACE.userId().toString(),
                        ADA.userId().toString(),
                        ADA.userId().toString());
        assertThat(receiver.received(DESK)).extracting(Received::id).doesNotHaveDuplicates();
    }

    @Test
    void a_new_endpoint_is_told_of_what_happens_from_now_on_and_only_of_its_applications() {
        sql(EVENT.formatted(ADA.userId()));
        var fresh = endpoint("fresh-" + UUID.randomUUID(), Set.of());
        var other = endpoint("other-" + UUID.randomUUID(), Set.of("another-application"));
        states.register(fresh.name());
        states.register(other.name());
        sql(EVENT.formatted(GRACE.userId()));

        node(new Endpoints(List.of(fresh, other)), http, new Monotonic()).dispatchDue();

        assertThat(receiver.received(fresh.name()))
                .extracting(call -> call.data("userId"))
                .containsExactly(GRACE.userId().toString());
        assertThat(receiver.received(other.name())).isEmpty();
        assertThat(webhooks.replay(DESK, MovableClock.START, MovableClock.START.plusSeconds(1), "it"))
                .isEqualTo(new Webhooks.Replay.Queued(2));
        sql("delete from webhook_endpoint where name like 'fresh-%' or name like 'other-%'");
    }

    @Test
    void a_notice_whose_node_died_is_sent_when_its_lease_ends_and_the_late_result_changes_nothing() {
        sweep.sweep();
        feed.read(desk());
        var died = queue.claim(desk(), 1).getFirst();
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).extracting(Received::id).doesNotContain(died.messageId());
        movable.advance(config.lease());
        dispatcher.dispatchDue();
        assertThat(receiver.received(DESK)).extracting(Received::id).containsOnlyOnce(died.messageId());

        queue.settle(desk(), died, new CallResult.Failed(500, "answered HTTP 500", null), Duration.ofSeconds(1));

        var notice = log.find(died.noticeId()).orElseThrow();
        assertThat(notice.status()).isEqualTo(NoticeStatus.DELIVERED);
        assertThat(notice.attempts()).extracting(NoticeRow.Attempt::late).containsExactly(true, false);
    }

    @Test
    void a_node_that_was_paused_too_long_does_not_call() {
        sweep.sweep();
        feed.read(desk());
        var jump = new Monotonic() {
            private long calls;

            @Override
            public long nanos() {
                // Each look at this clock finds a minute gone.
                return ++calls * Duration.ofMinutes(1).toNanos();
            }
        };
        var slow = new NoticeQueue(states, body, audit, config, session, movable.clock(), jump);
        var claim = new Claim(1, 1, "evt", null, "{}", jump.nanos());

        assertThat(slow.hasTime(claim)).isTrue();
        assertThat(slow.hasTime(claim)).isFalse();
    }

    @Test
    void a_stopping_node_ends_what_is_under_way_and_gives_back_what_it_has_not_begun() throws Exception {
        receiver.holds(DESK);
        for (var figure : List.of(ADA, GRACE)) {
            sql(EVENTS.formatted(15, figure.userId()));
        }
        var node = node();
        var dispatching = Thread.ofVirtual().start(node::dispatchDue);
        await().until(() -> receiver.received(DESK).size() == 2);
        var stopping = Thread.ofPlatform().start(() -> node.onStop(new ShutdownEvent()));
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        receiver.letsGo();
        stopping.join();
        dispatching.join();
        assertThat(receiver.received(DESK)).hasSize(2);
        assertThat(log.list(DESK, NoticeStatus.SENDING, null, 50)).isEmpty();
        assertThat(log.list(DESK, NoticeStatus.DELIVERED, null, 50)).hasSize(2);

        dispatcher.dispatchDue();

        assertThat(receiver.received(DESK)).extracting(Received::id).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void silence_and_a_closed_port_are_failures_with_words_of_their_own() {
        receiver.holds(DESK);
        var impatient = new WebhookHttp(config("timeout", "200ms"), movable.clock());
        var closed = new Endpoint("closed", URI.create("http://localhost:1/"), desk().secrets(), Set.of());
        var unknown = new Endpoint("unknown", URI.create("https://nobody.invalid/"), desk().secrets(), Set.of());

        assertThat(impatient.call(desk(), "evt_1", "{}").problem()).isEqualTo("no complete answer within 200 ms");
        assertThat(http.call(closed, "evt_1", "{}").problem()).isEqualTo("nothing accepted the connection");
        assertThat(http.call(unknown, "evt_1", "{}").problem()).isEqualTo("the host name could not be resolved");
        receiver.letsGo();
        impatient.close();
    }

    @Test
    void a_replay_of_more_than_ten_thousand_changes_does_nothing() {
        sql(EVENTS.formatted(Webhooks.MOST_REPLAYED + 1, ADA.userId()));

        assertThat(webhooks.replay(DESK, MovableClock.START, MovableClock.START.plusSeconds(1), "it"))
                .isEqualTo(new Webhooks.Replay.TooMany(Webhooks.MOST_REPLAYED));

        assertThat(log.list(null, null, null, 10)).isEmpty();
    }

    private Endpoint endpoint(String name, Set<String> applications) {
        return new Endpoint(name, URI.create(receiver.url(name)), desk().secrets(), applications);
    }

    private static WebhookDeliveryConfig config(String key, String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebhookDeliveryConfig.class)
                .withDefaultValue("courier.webhook-delivery." + key, value)
                .build()
                .getConfigMapping(WebhookDeliveryConfig.class);
    }
}
