package org.consentcourier.webhook;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The short transactions around a call: claim before, settle or give back after. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class NoticeQueue {

    private static final String CLAIM = """
            with due as materialized (
                select id from webhook_notice where webhook = :webhook and due_at <= :now
                order by due_at, id limit :limit for update skip locked),
            claimed as (
                update webhook_notice notice set status = 'SENDING', claim = claim + 1, due_at = :leaseEnd
                from due where due.id = notice.id returning notice.*)
            select claimed.id, claim, message_id, claimed.request_id, application, user_id, event.from_status,
                event.to_status, event.round, cause, coalesce(event.at, created_at)
            from claimed left join consent_event event
                on event.request_id = claimed.request_id and event.id = claimed.event_id
            order by claimed.id""";

    private static final String MAKE_TEST = """
            insert into webhook_notice (webhook, message_id, status, due_at, claim, created_at)
            values (:webhook, :messageId, 'SENDING', :leaseEnd, 1, :now) returning id""";

    private static final String RELEASE = """
            update webhook_notice set status = 'QUEUED', due_at = :due
            where id = :id and claim = :claim and status = 'SENDING'""";

    private static final String SETTLE = """
            update webhook_notice set status = :status, due_at = cast(cast(:due as text) as timestamptz),
                settled_at = cast(cast(:settled as text) as timestamptz), attempts = attempts + 1
            where id = :id""";

    private static final String KEEP_ATTEMPT = """
            insert into webhook_attempt (notice_id, claim, at, http_status, reason, millis, late)
            values (:id, :claim, :at, cast(cast(:status as text) as integer), cast(:reason as text), :millis, :late)""";

    private final EndpointStates states;
    private final RetrySchedule schedule;
    private final NoticeBody body;
    private final AuditTrail audit;
    private final WebhookDeliveryConfig config;
    private final Session session;
    private final Clock clock;
    private final Monotonic monotonic;

    NoticeQueue(
            EndpointStates states,
            NoticeBody body,
            AuditTrail audit,
            WebhookDeliveryConfig config,
            Session session,
            Clock clock,
            Monotonic monotonic) {
        this.states = states;
        this.schedule = new RetrySchedule(new SplittableRandom());
        this.body = body;
        this.audit = audit;
        this.config = config;
        this.session = session;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    /** What became of a notice: when it is due again, if it is. */
    record Settled(boolean taken, @Nullable Instant dueAgain) {}

    /** Claims due notices, oldest first: at most {@code limit}, one where the endpoint is probed, none where it wants none. */
    List<Claim> claim(Endpoint endpoint, int limit) {
        var now = clock.instant();
        var state = states.find(endpoint.name());
        if (state.filter(EndpointStates.State::isAway).isPresent()) {
            // Whoever holds the row probes; nobody else does.
            state = states.lock(endpoint.name());
        }
        var allowance = state.map(known -> known.allowance(limit, now)).orElse(0);
        if (allowance == 0) {
            return List.of();
        }
        var claims = claimDue(endpoint, allowance, now);
        if (!claims.isEmpty() && state.orElseThrow().isAway()) {
            states.quiet(endpoint.name(), leaseEnd(now));
        }
        return claims;
    }

    /** A notice of nothing, claimed at once: it does not wait and is not tried again. */
    Claim makeTest(Endpoint endpoint, String by) {
        var now = clock.instant();
        var messageId = "test_" + UUID.randomUUID();
        var id = session.createNativeQuery(MAKE_TEST, Long.class)
                .setParameter("webhook", endpoint.name())
                .setParameter("messageId", messageId)
                .setParameter("leaseEnd", leaseEnd(now))
                .setParameter("now", now)
                .getSingleResult();
        audit.record(by, "tested", "webhook " + endpoint.name(), "notice " + id);
        return new Claim(id, 1, messageId, null, body.ofTest(endpoint.name(), now), monotonic.nanos());
    }

    /** Gives a claim back that was not used. */
    void release(Claim claim, Instant due) {
        session.createNativeMutationQuery(RELEASE)
                .setParameter("id", claim.noticeId())
                .setParameter("claim", claim.number())
                .setParameter("due", due)
                .executeUpdate();
    }

    /** Whether enough of the lease is left to call; judged without the wall clock, which may jump. */
    boolean hasTime(Claim claim) {
        return monotonic.nanos() - claim.claimedAtNanos() < config.lease().toNanos() * 2 / 3;
    }

    /** Enters what became of a call; the late result of an older claim is kept as an attempt and changes nothing else. */
    Settled settle(Endpoint endpoint, Claim claim, CallResult result, Duration took) {
        var attempts = lock(claim);
        var late = attempts.isEmpty();
        keepAttempt(claim, result, took, late);
        if (late) {
            Log.warnf("Webhook notice %d: the result of claim %d came late", claim.noticeId(), claim.number());
            return new Settled(result instanceof CallResult.Taken, null);
        }
        return switch (result) {
            case CallResult.Taken taken -> taken(endpoint, claim);
            case CallResult.Gone gone -> gone(endpoint, claim);
            case CallResult.Failed failed -> failed(endpoint, claim, failed, attempts.get() + 1);
        };
    }

    private Settled taken(Endpoint endpoint, Claim claim) {
        end(claim, NoticeStatus.DELIVERED);
        states.succeeded(endpoint.name());
        return new Settled(true, null);
    }

    private Settled gone(Endpoint endpoint, Claim claim) {
        states.gone(endpoint.name());
        return claim.requestId() == null ? end(claim, NoticeStatus.FAILED) : again(claim, clock.instant());
    }

    private Settled failed(Endpoint endpoint, Claim claim, CallResult.Failed failed, int attempts) {
        states.failed(endpoint.name(), failed.problem(), failed.quiet());
        if (claim.requestId() == null) {
            return end(claim, NoticeStatus.FAILED);
        }
        var wait = schedule.after(attempts);
        if (wait.isEmpty()) {
            Log.errorf(
                    "Webhook %s: notice %d is given up after %d attempts: it %s",
                    endpoint.name(), claim.noticeId(), attempts, failed.problem());
            return end(claim, NoticeStatus.FAILED);
        }
        var quiet = Optional.ofNullable(failed.quiet()).orElse(Duration.ZERO);
        return again(claim, clock.instant().plus(quiet.compareTo(wait.get()) > 0 ? quiet : wait.get()));
    }

    private Settled end(Claim claim, NoticeStatus status) {
        write(claim, status, null, clock.instant());
        return new Settled(status == NoticeStatus.DELIVERED, null);
    }

    private Settled again(Claim claim, Instant due) {
        write(claim, NoticeStatus.QUEUED, due, null);
        return new Settled(false, due);
    }

    private void write(Claim claim, NoticeStatus status, @Nullable Instant due, @Nullable Instant settled) {
        session.createNativeMutationQuery(SETTLE)
                .setParameter("id", claim.noticeId())
                .setParameter("status", status.name())
                .setParameter("due", due == null ? null : due.toString())
                .setParameter("settled", settled == null ? null : settled.toString())
                .executeUpdate();
    }

    /** The attempts before, if the claim still holds. */
    private Optional<Integer> lock(Claim claim) {
        return session.createNativeQuery(
                        "select attempts from webhook_notice where id = :id and claim = :claim and status = 'SENDING' for update",
                        Integer.class)
                .setParameter("id", claim.noticeId())
                .setParameter("claim", claim.number())
                .getResultStream()
                .findFirst();
    }

    private void keepAttempt(Claim claim, CallResult result, Duration took, boolean late) {
        var status = result.httpStatus();
        session.createNativeMutationQuery(KEEP_ATTEMPT)
                .setParameter("id", claim.noticeId())
                .setParameter("claim", claim.number())
                .setParameter("at", clock.instant())
                .setParameter("status", status == null ? null : status.toString())
                .setParameter("reason", result.problem())
                .setParameter("millis", took.toMillis())
                .setParameter("late", late)
                .executeUpdate();
    }

    private List<Claim> claimDue(Endpoint endpoint, int limit, Instant now) {
        var at = monotonic.nanos();
        return session.createNativeQuery(CLAIM, Object[].class)
                .setParameter("webhook", endpoint.name())
                .setParameter("now", now)
                .setParameter("limit", limit)
                .setParameter("leaseEnd", leaseEnd(now))
                .getResultStream()
                .map(row -> claim(endpoint, row, at))
                .toList();
    }

    private Claim claim(Endpoint endpoint, Object[] row, long at) {
        var requestId = (UUID) row[3];
        var happened = (Instant) row[10];
        var text = requestId == null
                ? body.ofTest(endpoint.name(), happened)
                : body.of(
                        new NoticeBody.Change(
                                requestId,
                                (String) row[4],
                                (UUID) row[5],
                                ConsentStatus.valueOf((String) row[6]),
                                ConsentStatus.valueOf((String) row[7]),
                                (int) row[8],
                                StuckCause.of(row[9])),
                        happened);
        return new Claim((long) row[0], (long) row[1], (String) row[2], requestId, text, at);
    }

    private Instant leaseEnd(Instant now) {
        return now.plus(config.lease());
    }
}
