package org.consentcourier.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.Session;

/** Forgets notices some time after they were taken or given up; the events they told of stay, and with them replay. */
@ApplicationScoped
class NoticeHousekeeping {

    private static final int BATCH = 5_000;

    private static final String FORGET = """
            delete from webhook_notice where id in (
                select id from webhook_notice where settled_at < :before order by settled_at limit :limit
                for update skip locked)""";

    private final WebhookDeliveryConfig config;
    private final Session session;
    private final Clock clock;

    NoticeHousekeeping(WebhookDeliveryConfig config, Session session, Clock clock) {
        this.config = config;
        this.session = session;
        this.clock = clock;
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
