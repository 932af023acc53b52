package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The policies all nodes go by, and what was last changed in them. */
@ApplicationScoped
class StoredPolicies {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('outreach policy'))";

    private static final String WRITE = """
            insert into outreach_policy (application, settings, since) values (:application, :settings, :now)
            on conflict (application) do update set settings = :settings, since = :now, last_change = :change""";

    /**
     * The first mail of a round leaves whatever the policy is: only those who had it are looked at. Whoever is looked at already needs
     * nothing.
     */
    private static final String LOOK_ANEW = """
            update consent_request set outreach_due_at = :now, version = version + 1 where id in (
                select id from consent_request r
                where application = :application and status in ('PENDING', 'REVOKED')
                    and (outreach_due_at > :now or outreach_due_at is null)
                    and exists (select 1 from delivery d where d.request_id = r.id and d.round = r.round and d.step = 0)
                order by id for no key update)""";

    private final Session session;

    StoredPolicies(Session session) {
        this.session = session;
    }

    /** Has other nodes wait that start just now, until the transaction ends. */
    void lock() {
        session.createNativeQuery(LOCK, Object.class).getSingleResult();
    }

    /** As they are written, by application. */
    Map<String, String> all() {
        return session.createNativeQuery("select application, settings from outreach_policy", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    void write(String application, String settings, Instant now, String change) {
        session.createNativeMutationQuery(WRITE)
                .setParameter("application", application)
                .setParameter("settings", settings)
                .setParameter("now", now)
                .setParameter("change", change)
                .executeUpdate();
    }

    Optional<PolicyChange> lastChange(String application) {
        return session.createNativeQuery(
                        "select since, last_change from outreach_policy where application = :application and last_change is not null",
                        Object[].class)
                .setParameter("application", application)
                .getResultStream()
                .map(row -> new PolicyChange((Instant) row[0], (String) row[1]))
                .findFirst();
    }

    /** Has outreach look again at everybody who was asked and waits for what comes next; returns how many. */
    int lookAnew(String application, Instant now) {
        return session.createNativeMutationQuery(LOOK_ANEW)
                .setParameter("application", application)
                .setParameter("now", now)
                .executeUpdate();
    }
}
