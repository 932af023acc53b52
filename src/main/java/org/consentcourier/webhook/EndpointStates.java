package org.consentcourier.webhook;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How each endpoint fares, for all nodes together. */
@ApplicationScoped
@Transactional
class EndpointStates {

    /** The scheduler starts with priority 0, and its jobs rest on these rows. */
    private static final int BEFORE_THE_JOBS = -1;

    private static final String REGISTER = """
            insert into webhook_endpoint (name, cursor_xid, cursor_id, since)
            values (:name, pg_snapshot_xmin(pg_current_snapshot()), 0, :now) on conflict (name) do nothing""";

    private static final String STATE = """
            select since, gone_at, failures, resume_at, last_success_at, last_failure_at, last_failure
            from webhook_endpoint where name = :name""";

    private static final String SUCCEEDED = """
            update webhook_endpoint set failures = 0, resume_at = null, last_success_at = :now where name = :name""";

    private static final String FAILED = """
            update webhook_endpoint set failures = failures + 1, last_failure_at = :now, last_failure = :reason
            where name = :name returning failures""";

    private static final String QUIET = "update webhook_endpoint set resume_at = :until where name = :name";

    private static final String GONE = """
            update webhook_endpoint set gone_at = :now, last_failure_at = :now, last_failure = 'wants no more calls (HTTP 410)'
            where name = :name and gone_at is null""";

    private static final String ENABLE = """
            update webhook_endpoint set gone_at = null, failures = 0, resume_at = null where name = :name""";

    private final Endpoints endpoints;
    private final Session session;
    private final Clock clock;

    EndpointStates(Endpoints endpoints, Session session, Clock clock) {
        this.endpoints = endpoints;
        this.session = session;
        this.clock = clock;
    }

    /** What is stored of an endpoint. */
    record State(
            Instant since,
            @Nullable Instant goneAt,
            int failures,
            @Nullable Instant resumeAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            @Nullable String lastFailure) {

        boolean isGone() {
            return goneAt != null;
        }

        boolean isAway() {
            return failures >= RetrySchedule.AWAY;
        }

        boolean isQuiet(Instant now) {
            return resumeAt != null && resumeAt.isAfter(now);
        }

        /** How many notices may be on their way at a time now. */
        int allowance(int most, Instant now) {
            if (isGone() || isQuiet(now)) {
                return 0;
            }
            return isAway() ? 1 : most;
        }
    }

    void onStart(@Observes @Priority(BEFORE_THE_JOBS) StartupEvent start) {
        endpoints.all().forEach(endpoint -> register(endpoint.name()));
    }

    /** An endpoint seen for the first time is told of what happens from now on. */
    void register(String name) {
        session.createNativeMutationQuery(REGISTER)
                .setParameter("name", name)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    Optional<State> find(String name) {
        return read(STATE, name);
    }

    /** The same, and nobody else may change it meanwhile; empty also where somebody else holds it. */
    Optional<State> lock(String name) {
        return read(STATE + " for update skip locked", name);
    }

    void succeeded(String name) {
        update(SUCCEEDED, name);
    }

    /**
     * Notes a call in vain.
     *
     * @param quiet how long the receiver asks not to be called
     */
    void failed(String name, String reason, @Nullable Duration quiet) {
        var failures = session.createNativeQuery(FAILED, Integer.class)
                .setParameter("name", name)
                .setParameter("now", clock.instant())
                .setParameter("reason", reason)
                .getSingleResult();
        if (failures == RetrySchedule.AWAY) {
            Log.warnf("Webhook %s takes no calls and is probed by one at a time: it %s", name, reason);
        }
        var pause = RetrySchedule.pauseOfEndpoint(failures);
        quiet(name, clock.instant().plus(quiet != null && quiet.compareTo(pause) > 0 ? quiet : pause));
    }

    /** No call before that. */
    void quiet(String name, Instant until) {
        session.createNativeMutationQuery(QUIET)
                .setParameter("name", name)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** It wants no more calls; nothing is lost, as it is read on for from where it stands when it is switched on. */
    void gone(String name) {
        if (update(GONE, name) > 0) {
            Log.errorf("Webhook %s answered 410 and is off until somebody switches it on again", name);
        }
    }

    void enable(String name) {
        session.createNativeMutationQuery(ENABLE).setParameter("name", name).executeUpdate();
    }

    private int update(String sql, String name) {
        return session.createNativeMutationQuery(sql)
                .setParameter("name", name)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private Optional<State> read(String sql, String name) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("name", name)
                .getResultStream()
                .map(row -> new State(
                        (Instant) row[0],
                        (Instant) row[1],
                        (int) row[2],
                        (Instant) row[3],
                        (Instant) row[4],
                        (Instant) row[5],
                        (String) row[6]))
                .findFirst();
    }
}
