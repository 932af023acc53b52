package org.consentcourier.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What it costs to claim the next 100 of those due, with few and with many requests stored. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ClaimBench {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int AT_A_TIME = 100;
    private static final int ROUNDS = 3;
    private static final int CLAIMS = 40;
    private static final double WANTED = 1.5;

    /** Every second one is due; nothing about the people is looked at, so there are none. */
    private static final String FILL = """
            insert into consent_request (id, application, person_id, user_id, status, status_since, round, round_since,
                check_due_at, version)
            select gen_random_uuid(), :application, gen_random_uuid(), gen_random_uuid(), 'PENDING', now(), 1, now(),
                timestamptz '2026-11-25 10:00:00Z' + (i % 2 * 2 - 1) * (i * interval '1 second'), 0
            from generate_series(1, :stored) i""";

    @Inject
    Scene scene;

    @Inject
    GrantQueue queue;

    @Inject
    Session session;

    @Inject
    Clock clock;

    @Test
    void the_next_hundred_of_ten_thousand_and_of_a_million() {
        var few = new ArrayList<Long>();
        var many = new ArrayList<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            few.addAll(measure(FEW));
            many.addAll(measure(MANY));
        }
        System.out.printf(
                Locale.ROOT,
                """

                ## Claiming the next %d

                of %,d stored: %.2f ms; of %,d stored: %.2f ms (medians of %d claims)
                %s %.2f times the cost (wanted: at most %.1f)
                """,
                AT_A_TIME,
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
        fill(stored);
        vacuum();
        claim();
        var nanos = LongStream.generate(this::claim).limit(CLAIMS).boxed().toList();
        explain(stored);
        return nanos;
    }

    private long claim() {
        var begun = System.nanoTime();
        var claims = queue.claimDue(StandIns.APPLICATION, AT_A_TIME);
        var took = System.nanoTime() - begun;
        if (claims.size() != AT_A_TIME) {
            throw new IllegalStateException("Only " + claims.size() + " were due");
        }
        return took;
    }

    private void explain(int stored) {
        var now = clock.instant();
        var plan = QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "explain (analyze, buffers, costs off) " + DueChecks.CLAIM, String.class)
                        .setParameter("application", StandIns.APPLICATION)
                        .setParameter("now", now)
                        .setParameter("leaseEnd", now.plus(Duration.ofMinutes(2)))
                        .setParameter("limit", AT_A_TIME)
                        .getResultStream()
                        .collect(Collectors.joining("\n")));
        System.out.printf(Locale.ROOT, "%n%,d stored:%n%s%n", stored, plan);
    }

    private void fill(int stored) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            session.createNativeMutationQuery("set local session_replication_role = replica")
                    .executeUpdate();
            session.createNativeMutationQuery(FILL)
                    .setParameter("application", StandIns.APPLICATION)
                    .setParameter("stored", stored)
                    .executeUpdate();
        });
    }

    /** As autovacuum would after so many rows; no transaction may be open for it. */
    private void vacuum() {
        var database = StandIns.database();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze consent_request");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double millis(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }
}
