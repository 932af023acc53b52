package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process told to stop has ten seconds, whatever the mail server or the database does. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StoppingTest {

    private static final String ADA = "ada@corp.example";
    private static final Map<String, String> UNLIMITED = Map.of("per-minute", "0", "per-day", "0");
    private static final Duration SHORT = Duration.ofMillis(100);

    @Inject
    Nodes nodes;

    @Inject
    Fixtures fixtures;

    @Inject
    TestWriter writer;

    @Inject
    MovableClock clock;

    @Inject
    Session session;

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
    void a_mail_that_is_not_handed_over_by_then_stays_in_the_queue() throws Exception {
        fixtures.due(ADA);
        mail.hangsBeforeData(1);

        assertThat(stopsWhileOneHangs()).isOne();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(fixtures.of(ADA).attempts()).isZero();
        assertThat(fixtures.of(ADA).cause()).isEqualTo(FailureCause.SERVER);
    }

    @Test
    void a_mail_that_the_server_may_have_taken_is_not_cut() throws Exception {
        fixtures.due(ADA);
        mail.hangsAfterData(1);

        assertThat(stopsWhileOneHangs()).isOne();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixtures.of(ADA).lastReply()).doesNotContain("stopped");
    }

    @Test
    void a_result_the_database_did_not_take_is_stored_at_the_end() {
        fixtures.due(ADA);
        var node = nodes.node(UNLIMITED);
        run("alter table delivery_attempt add constraint no_results check (finished_at is null) not valid");
        try {
            node.dispatchDue();
        } finally {
            run("alter table delivery_attempt drop constraint no_results");
        }
        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENDING);

        node.drain();

        assertThat(fixtures.of(ADA).status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(mail.messagesTo(ADA)).hasSize(1);
    }

    /** How many mails the node tried. */
    private int stopsWhileOneHangs() throws Exception {
        var node = nodes.node(UNLIMITED);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var tried = threads.submit(node::dispatchDue);
            await().until(() -> mail.hanging() == 1);
            node.drain(SHORT);
            mail.behaves();
            return tried.get(20, TimeUnit.SECONDS);
        }
    }

    private void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(sql).executeUpdate());
    }
}
