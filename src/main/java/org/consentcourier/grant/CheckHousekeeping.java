package org.consentcourier.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.Session;

/** Forgets checks some time after they were made; what they changed stays for good, as events with Docusign's answers. */
@ApplicationScoped
class CheckHousekeeping {

    private static final int BATCH = 5_000;

    private static final String FORGET = """
            delete from grant_check where (request_id, id) in (
                select request_id, id from grant_check where at < :before limit :limit for update skip locked)""";

    private final GrantsConfig config;
    private final Session session;
    private final Clock clock;

    CheckHousekeeping(GrantsConfig config, Session session, Clock clock) {
        this.config = config;
        this.session = session;
        this.clock = clock;
    }

    @Scheduled(identity = "check-housekeeping", every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        tidy();
    }

    /** Batch by batch, each in a transaction of its own; returns how many were forgotten. */
    int tidy() {
        var forgotten = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(this::forgetSome);
            forgotten += batch;
        } while (batch == BATCH);
        return forgotten;
    }

    private int forgetSome() {
        return session.createNativeMutationQuery(FORGET)
                .setParameter("before", clock.instant().minus(config.kept()))
                .setParameter("limit", BATCH)
                .executeUpdate();
    }
}
