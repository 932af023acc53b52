package org.consentcourier.delivery;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.SendResult;

/** The short transactions around a send: claim before, settle or give back after. */
@ApplicationScoped
class DeliveryQueue {

    private static final Duration UNKNOWN_RETRY = Duration.ofHours(1);

    private static final Duration PATIENCE_WITH_RULES = Duration.ofDays(3);

    /** A mail that is put off is tried more often than that, whatever for. */
    private static final Duration OTHERS_PASS = Duration.ofHours(3);

    /** How long after the end of a lease its holder may still bring the result: the database may have been away, not the node. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** In the morning all that have waited for it come back. */
    private static final int LINED_UP = 1_000;

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Claiming claiming;
    private final MailPause pause;
    private final Quota quota;
    private final MailConfig config;
    private final Clock clock;
    private final Monotonic monotonic;
    private final Event<MailsSettled> settled;

    DeliveryQueue(
            Deliveries deliveries,
            Attempts attempts,
            Claiming claiming,
            MailPause pause,
            Quota quota,
            MailConfig config,
            Clock clock,
            Monotonic monotonic,
            Event<MailsSettled> settled) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.claiming = claiming;
        this.pause = pause;
        this.quota = quota;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
        this.settled = settled;
    }

    /** Lets mails that have waited for something back into the line, a number of them at a time; whether there may be more. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean lineUp() {
        return deliveries.lineUp(clock.instant(), LINED_UP) == LINED_UP;
    }

    /** Claims at most {@code limit} of the due mails, and moves on those that must wait or are no longer wanted. */
    @Transactional(TxType.REQUIRES_NEW)
    Batch claim(int limit, Line line) {
        var leaseEnd = monotonic.nanos() + config.lease().toNanos();
        var urgent = claimUrgent(Math.min(limit, config.batch()), leaseEnd, line);
        if (!urgent.isEmpty()) {
            return new Batch(urgent, true);
        }
        var mayLeave = pause.now().isPresent() ? 0 : quota.allowance();
        if (mayLeave == 0) {
            return Batch.NOTHING;
        }
        line.mayLeave(mayLeave);
        return claimDue(Math.min(limit, mayLeave), Math.min(limit, config.batch()), leaseEnd, line);
    }

    private Batch claimDue(int allowance, int looked, long leaseEnd, Line line) {
        var now = clock.instant();
        var closed = line.closed();
        var due = deliveries.lockDue(now, looked, closed);
        var claims = claiming.take(due, allowance, new Claiming.Moment(now, leaseEnd, line));
        // Those behind the allowance were not looked at, so that it does not matter how many were locked together.
        var allSeen = due.size() < looked
                && due.size() <= allowance
                && claims.size() < allowance
                && line.closed().size() == closed.size();
        return new Batch(claims, !allSeen);
    }

    /** Alarms go first, and whatever the quotas say. */
    private List<Claim> claimUrgent(int limit, long leaseEnd, Line line) {
        var now = clock.instant();
        return claiming.take(deliveries.lockUrgent(now, limit), limit, new Claiming.Moment(now, leaseEnd, line));
    }

    /** Holds back a mail that could not be written, unless somebody has claimed it, or taken it out of the queue, since. */
    @Transactional(TxType.REQUIRES_NEW)
    void renderFailed(CannotWrite failure) {
        var delivery = deliveries.lock(failure.deliveryId());
        if (failure.isOf(delivery)) {
            Log.errorf("Delivery %s cannot be written and waits for IT", delivery.id());
            delivery.renderFailed(failure.reason());
            settled.fire(MailsSettled.of(delivery));
        }
    }

    /** Enters what became of claims; the late result of an older claim is kept as an attempt and changes nothing else. */
    @Transactional(TxType.REQUIRES_NEW)
    void settle(List<Result> results) {
        var told = enter(results);
        if (!told.isEmpty()) {
            settled.fire(new MailsSettled(told));
        }
    }

    /** The same without telling anybody: what an observer does wrong must not make the mail go out again. */
    @Transactional(TxType.REQUIRES_NEW)
    void settleQuietly(Result result) {
        enter(List.of(result));
    }

    /** Undoes a claim whose mail was not even tried. */
    @Transactional(TxType.REQUIRES_NEW)
    void giveBack(Claim claim) {
        var delivery = deliveries.lock(claim.deliveryId());
        if (delivery.claim() == claim.number()) {
            delivery.giveBack(claim.found(), clock.instant());
            attempts.forget(claim);
        }
    }

    /** Those that have a new standing now. */
    private List<MailsSettled.One> enter(List<Result> results) {
        var told = new ArrayList<>(enterAccepted(results));
        var done = told.stream().map(MailsSettled.One::deliveryId).collect(Collectors.toSet());
        var others = results.stream()
                .filter(result ->
                        !isAccepted(result) || !done.contains(result.claim().deliveryId()))
                .toList();
        if (!others.isEmpty()) {
            told.addAll(enterOneByOne(others));
        }
        return told;
    }

    /** Nearly all are: they are entered by two statements, whatever their number. */
    private List<MailsSettled.One> enterAccepted(List<Result> results) {
        var claims = results.stream()
                .filter(DeliveryQueue::isAccepted)
                .map(Result::claim)
                .toList();
        if (claims.isEmpty()) {
            return List.of();
        }
        var sent = deliveries.sent(claims);
        var ids = sent.stream().map(MailsSettled.One::deliveryId).collect(Collectors.toSet());
        attempts.accepted(
                claims.stream()
                        .filter(claim -> ids.contains(claim.deliveryId()))
                        .toList(),
                clock.instant());
        var carried = claims.stream()
                .filter(claim -> ids.contains(claim.deliveryId()))
                .flatMap(claim -> claim.carried(DeliveryStatus.SENT));
        return Stream.concat(sent.stream(), carried).toList();
    }

    private static boolean isAccepted(Result result) {
        return result.sent() instanceof SendResult.Accepted;
    }

    private List<MailsSettled.One> enterOneByOne(List<Result> results) {
        var ids = results.stream().map(result -> result.claim().deliveryId()).collect(Collectors.toSet());
        var now = clock.instant();
        var locked = deliveries.lock(ids);
        var tries = attempts.of(ids);
        return results.stream()
                .filter(result -> enter(
                        result,
                        Objects.requireNonNull(locked.get(result.claim().deliveryId())),
                        tries.getOrDefault(result.claim().deliveryId(), List.of()),
                        now))
                .flatMap(result -> {
                    var settled =
                            Objects.requireNonNull(locked.get(result.claim().deliveryId()));
                    return Stream.concat(
                            Stream.of(MailsSettled.One.of(settled)),
                            result.claim().carried(settled.status()));
                })
                .toList();
    }

    private boolean enter(Result entered, Delivery delivery, List<DeliveryAttempt> tries, Instant now) {
        var claim = entered.claim();
        var result = entered.sent();
        var late = delivery.claim() != claim.number();
        var unknownBefore = tries.stream().anyMatch(DeliveryAttempt::isUnknown);
        tries.stream().filter(one -> one.isOf(claim)).forEach(one -> one.finish(result, now, late));
        if (late) {
            Log.warnf("Delivery %s: the result of claim %d came late", claim.deliveryId(), claim.number());
            return false;
        }
        switch (result) {
            case SendResult.Accepted accepted -> {} // entered with the others, unless it is late
            case SendResult.Deferred deferred -> defer(delivery, result, now);
            case SendResult.Closed closed -> putOff(delivery, result, Backoff.NOBODYS_FAULT, now);
            case SendResult.Troubled troubled -> putOff(delivery, result, Backoff.NOBODYS_FAULT, now);
            case SendResult.Refused refused -> refuse(delivery, result, tries, now);
            case SendResult.Unreachable unreachable ->
                delivery.unreachable(claim.found(), now.plus(Circuit.FIRST_PAUSE), result);
            case SendResult.Rejected rejected -> delivery.failed(DeliveryStatus.UNDELIVERABLE, null, result);
            case SendResult.NotMailable notMailable -> delivery.failed(DeliveryStatus.UNDELIVERABLE, null, result);
            case SendResult.Unknown unknown ->
                delivery.failed(DeliveryStatus.UNKNOWN, unknownBefore ? null : now.plus(UNKNOWN_RETRY), result);
        }
        return true;
    }

    /** What a rule keeps back for days while others pass is this recipient's matter after all. */
    private void refuse(Delivery delivery, SendResult result, List<DeliveryAttempt> tries, Instant now) {
        var since = DeliveryAttempt.refusedSince(tries, delivery.putOffs() + 1);
        if (since.filter(first -> !first.isAfter(now.minus(PATIENCE_WITH_RULES)))
                        .isPresent()
                && attempts.anyAcceptedSince(now.minus(OTHERS_PASS))) {
            delivery.failed(givenUp(delivery), null, result);
        } else {
            putOff(delivery, result, Backoff.BY_RULE, now);
        }
    }

    private static void putOff(Delivery delivery, SendResult result, Backoff backoff, Instant now) {
        var wait = backoff.after(
                delivery.putOffs() + 1, ThreadLocalRandom.current().nextDouble());
        delivery.putOff(now.plus(wait.orElse(backoff.longest())), result);
    }

    private static void defer(Delivery delivery, SendResult result, Instant now) {
        Backoff.STANDARD
                .after(delivery.attempts() + 1, ThreadLocalRandom.current().nextDouble())
                .ifPresentOrElse(
                        wait -> delivery.failed(DeliveryStatus.DEFERRED, now.plus(wait), result),
                        () -> delivery.failed(givenUp(delivery), null, result));
    }

    /** That a server has put the last tries off says nothing of one that it may have taken. */
    private static DeliveryStatus givenUp(Delivery delivery) {
        return delivery.mayHaveArrived() ? DeliveryStatus.UNKNOWN : DeliveryStatus.UNDELIVERABLE;
    }
}
