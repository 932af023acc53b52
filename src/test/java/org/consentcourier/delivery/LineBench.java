package org.consentcourier.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What it costs to look for the first in the line, with few and with many mails stored, and behind many that wait for calls. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class LineBench {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int AT_A_TIME = 100;
    private static final int LOOKS = 20;

    /** Of every ten mails one is in the line, one waits for tomorrow, and the others have left; nobody else is about. */
    private static final String MAILS = """
            insert into delivery (id, kind, application, request_id, round, step, recipient, status, message_id, created_at, sent_at,
                due_at, in_line_since)
            select gen_random_uuid(), 'INVITATION', :application, gen_random_uuid(), 1, 0, 'person' || i || '@corp.example',
                case when i % 10 < 2 then 'QUEUED' else 'SENT' end, 'message ' || i, :now, case when i % 10 >= 2 then cast(:now as timestamptz) end,
                case i % 10 when 0 then cast(:now as timestamptz) - interval '1 hour'
                    when 1 then cast(:now as timestamptz) + interval '1 day' end,
                cast(:now as timestamptz) - interval '1 hour'
            from generate_series(1, :stored) i""";

    @Inject
    Scene scene;

    @Inject
    Deliveries deliveries;

    @Inject
    Session session;

    @Inject
    Clock clock;

    @Test
    void the_first_of_ten_thousand_and_of_a_million() {
        var few = looks(FEW);
        var many = looks(MANY);
        System.out.printf(
                Locale.ROOT,
                """

                ## The first %d in the line, a tenth of what is stored being in it

                of %,d stored: %.1f ms; of %,d stored: %.1f ms (medians of %d looks); to let back into the line: %.1f ms
                behind all of an application that waits for calls: %.1f ms
                """,
                AT_A_TIME,
                FEW,
                few,
                MANY,
                many,
                LOOKS,
                median(this::lineUp),
                median(this::lookBehind));
    }

    private double looks(int stored) {
        scene.begin();
        fill(stored);
        explain(stored, Deliveries.LOCK.formatted("due_at <= :now", AT_A_TIME));
        explain(stored, Deliveries.LINE_UP.formatted(AT_A_TIME));
        return median(this::look);
    }

    private void look() {
        deliveries.lockDue(clock.instant(), AT_A_TIME, List.of());
    }

    private void lookBehind() {
        deliveries.lockDue(clock.instant(), AT_A_TIME, List.of(StandIns.APPLICATION));
    }

    private void lineUp() {
        deliveries.lineUp(clock.instant(), AT_A_TIME);
    }

    private static double median(Runnable what) {
        return LongStream.generate(() -> {
                            var begun = System.nanoTime();
                            QuarkusTransaction.requiringNew().run(what);
                            return System.nanoTime() - begun;
                        })
                        .limit(LOOKS)
                        .sorted()
                        .toArray()[LOOKS / 2]
                / 1e6;
    }

    private void explain(int stored, String query) {
        var plan = QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("explain (analyze, buffers, costs off) " + query, String.class)
                        .setParameter("now", clock.instant(), Instant.class)
                        .getResultStream()
                        .collect(Collectors.joining("\n")));
        System.out.printf(Locale.ROOT, "%n%,d stored:%n%s%n", stored, plan);
    }

    private void fill(int stored) {
        QuarkusTransaction.requiringNew().timeout(900).run(() -> {
            session.createNativeMutationQuery("set local session_replication_role = replica")
                    .executeUpdate();
            session.createNativeMutationQuery(MAILS)
                    .setParameter("application", StandIns.APPLICATION)
                    .setParameter("now", clock.instant(), Instant.class)
                    .setParameter("stored", stored)
                    .executeUpdate();
        });
        vacuum();
    }

    /** As autovacuum would after so many rows; no transaction may be open for it. */
    private static void vacuum() {
        var database = StandIns.database();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze delivery");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
