package org.consentcourier.grant;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.consentcourier.housekeeping.Forgetting;
import org.hibernate.Session;

/** Forgets checks some time after they were made; what they changed stays for good, as events with Docusign's answers. */
@ApplicationScoped
class CheckHousekeeping {

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

    /** Returns how many were forgotten. */
    int tidy() {
        return Forgetting.before(clock.instant().minus(config.kept()), FORGET, session);
    }
}
