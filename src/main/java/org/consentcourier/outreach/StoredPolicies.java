package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The policies all nodes go by, and what was last changed in them. */
@ApplicationScoped
class StoredPolicies {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('outreach policy'))";

    private static final String WRITE = """
            insert into outreach_policy (application, settings, since) values (:application, :settings, :now)
            on conflict (application) do update set settings = :settings, since = :now, last_change = :change""";

    /** So many hold their rows for a moment only. */
    private static final int AT_A_TIME = 1_000;

    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    /** Another node that does it already goes on with it. */
    private static final String TURN = """
            select application, look_anew_after from outreach_policy
            where look_anew_after is not null order by application limit 1 for update skip locked""";

    private static final String NEXT = """
            select id from consent_request
            where application = :application and status in ('PENDING', 'REVOKED') and id > :after
            order by id limit :many for no key update""";

    /**
     * The first mail of a round leaves whatever the policy is: only those who had it are looked at. Whoever is looked at already needs
     * nothing.
     */
    private static final String LOOK_ANEW = """
            update consent_request r set outreach_due_at = :now, version = version + 1
            where id = any(:ids) and status in ('PENDING', 'REVOKED') and (outreach_due_at > :now or outreach_due_at is null)
                and exists (select 1 from delivery d where d.request_id = r.id and d.round = r.round and d.step = 0)""";

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

    /** From now on {@link #lookAtSome} has outreach look again at everybody who was asked and waits for what comes next. */
    void lookAnew(String application) {
        after(application, UUID.fromString(BEFORE_ALL));
    }

    /** Has outreach look again at some of those who have yet to be looked at; returns how many there were, 0 when that is done. */
    int lookAtSome(Instant now) {
        return session.createNativeQuery(TURN, Object[].class)
                .getResultStream()
                .findFirst()
                .map(turn -> lookAtSome((String) turn[0], (UUID) turn[1], now))
                .orElse(0);
    }

    private int lookAtSome(String application, UUID after, Instant now) {
        var ids = session.createNativeQuery(NEXT, UUID.class)
                .setParameter("application", application)
                .setParameter("after", after)
                .setParameter("many", AT_A_TIME)
                .getResultList();
        // In a statement of its own: what was written before a row was let go is seen.
        session.createNativeMutationQuery(LOOK_ANEW)
                .setParameter("ids", ids.toArray(UUID[]::new), UUID[].class)
                .setParameter("now", now)
                .executeUpdate();
        after(application, ids.size() < AT_A_TIME ? null : ids.getLast());
        return ids.size();
    }

    private void after(String application, @Nullable UUID last) {
        session.createNativeMutationQuery(
                        "update outreach_policy set look_anew_after = :last where application = :application")
                .setParameter("last", last, UUID.class)
                .setParameter("application", application)
                .executeUpdate();
    }
}
