package org.consentcourier.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.consentcourier.housekeeping.Forgetting;
import org.hibernate.Session;

/** Forgets notices some time after they were taken or given up; the events they told of stay, and with them replay. */
@ApplicationScoped
class NoticeHousekeeping {

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

    /** Returns how many were forgotten. */
    int tidy() {
        return Forgetting.before(clock.instant().minus(config.kept()), FORGET, session);
    }
}
