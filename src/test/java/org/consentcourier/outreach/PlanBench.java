package org.consentcourier.outreach;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What it costs to plan for the same number of people that are due, with few and with many requests stored. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PlanBench {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int DUE = 4_000;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
    private static final double WANTED = 1.5;

    /** A key of its own for each number, so that other tables can name it. */
    private static final String ID = "cast('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0') as uuid)";

    private static final String PEOPLE = """
            insert into person (id, email, email_key, rosters, created_at, updated_at)
            select %s, 'person' || i || '@corp.example', 'person' || i || '@corp.example', '{demo}', now(), now()
            from generate_series(1, :due) i""".formatted(ID);

    /**
     * Of those that are due every other has yet to be invited, and the rest to be reminded. Of the others every other waits for its next
     * reminder, and the rest for the start of another application, although its time has come.
     */
    private static final String REQUESTS = """
            insert into consent_request (id, application, person_id, user_id, status, status_since, round, round_since,
                outreach_due_at, version)
            select %1$s, case when i <= :due or i %% 2 = 0 then :application else 'another' end, %1$s, %1$s, 'PENDING',
                now(), 1, now(),
                timestamptz '2026-11-25 10:00:00Z' + case when i <= :due or i %% 2 = 1 then -1 else 1 end * (i * interval '1 second'), 0
            from generate_series(1, :stored) i""".formatted(ID);

    private static final String MAILS = """
            insert into delivery (id, kind, application, request_id, round, step, recipient, status, message_id, created_at, sent_at)
            select %1$s, 'INVITATION', :application, %1$s, 1, 0, 'person' || i || '@corp.example', 'SENT', 'message ' || i, :sent, :sent
            from generate_series(1, :stored) i where i %% 2 = 0""".formatted(ID);

    @Inject
    Scene scene;

    @Inject
    Planner planner;

    @Inject
    Session session;

    @Inject
    Clock clock;

    @Test
    void the_same_number_due_of_ten_thousand_and_of_a_million() {
        var few = new ArrayList<Long>();
        var many = new ArrayList<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            few.addAll(measure(FEW));
            many.addAll(measure(MANY));
        }
        System.out.printf(
                Locale.ROOT,
                """

                ## Planning %,d that are due, %d at a time

                of %,d stored: %.1f ms; of %,d stored: %.1f ms (medians of %d batches)
                %s %.2f times the cost (wanted: at most %.1f)
                """,
                DUE,
                Planner.BATCH,
                FEW,
                millis(few),
                MANY,
                millis(many),
                few.size(),
                millis(many) / millis(few) <= WANTED ? "PASS" : "MISS",
                millis(many) / millis(few),
                WANTED);
    }

    private List<Long> measure(int stored) {
        scene.begin();
        scene.start();
        fill(stored);
        vacuum();
        explain(stored);
        plan();
        return LongStream.generate(this::plan)
                .limit(DUE / Planner.BATCH - 1)
                .boxed()
                .toList();
    }

    private long plan() {
        var begun = System.nanoTime();
        var planned = planner.planDue();
        var took = System.nanoTime() - begun;
        if (planned != Planner.BATCH) {
            throw new IllegalStateException("Only " + planned + " were due");
        }
        return took;
    }

    private void explain(int stored) {
        var plan = QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "explain (analyze, buffers, costs off) " + DueOutreach.LOCK_ALL, String.class)
                        .setParameter("application", StandIns.APPLICATION)
                        .setParameter("now", clock.instant())
                        .setParameter("limit", Planner.BATCH)
                        .getResultStream()
                        .collect(Collectors.joining("\n")));
        System.out.printf(Locale.ROOT, "%n%,d stored:%n%s%n", stored, plan);
    }

    private void fill(int stored) {
        QuarkusTransaction.requiringNew().timeout(900).run(() -> {
            session.createNativeMutationQuery("set local session_replication_role = replica")
                    .executeUpdate();
            session.createNativeMutationQuery(PEOPLE).setParameter("due", DUE).executeUpdate();
            session.createNativeMutationQuery(REQUESTS)
                    .setParameter("application", StandIns.APPLICATION)
                    .setParameter("due", DUE)
                    .setParameter("stored", stored)
                    .executeUpdate();
            session.createNativeMutationQuery(MAILS)
                    .setParameter("application", StandIns.APPLICATION)
                    .setParameter("sent", clock.instant().minusSeconds(60))
                    .setParameter("stored", stored)
                    .executeUpdate();
        });
    }

    /** As autovacuum would after so many rows; no transaction may be open for it. */
    private static void vacuum() {
        var database = StandIns.database();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze consent_request");
            statement.execute("vacuum analyze delivery");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double millis(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }
}
