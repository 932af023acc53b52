package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.consentcourier.mail.MailConfig;

/** The limits a mail provider sets, held exactly over all nodes by counting the attempts themselves. */
@ApplicationScoped
class Quota {

    /** Any number no other use of advisory locks has. */
    private static final long LOCK = 0x636f_7572_6d61_696cL;

    private static final String COUNT = """
            select count(*) filter (where started_at > :minute), count(*)
            from delivery_attempt
            where started_at > :day and outcome is distinct from 'UNREACHABLE'""";

    private final EntityManager entities;
    private final MailConfig config;
    private final Clock clock;

    Quota(EntityManager entities, MailConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** How many attempts may begin now; other nodes wait at this place until the transaction ends. */
    int allowance() {
        if (config.perMinute() == 0 && config.perDay() == 0) {
            return Integer.MAX_VALUE;
        }
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        var now = clock.instant();
        var counts = (Object[]) entities.createNativeQuery(COUNT)
                .setParameter("minute", now.minus(Duration.ofMinutes(1)))
                .setParameter("day", now.minus(Duration.ofDays(1)))
                .getSingleResult();
        return Math.min(left(config.perMinute(), counts[0]), left(config.perDay(), counts[1]));
    }

    private static int left(int limit, Object used) {
        return limit == 0 ? Integer.MAX_VALUE : (int) Math.max(0, limit - ((Number) used).longValue());
    }
}
