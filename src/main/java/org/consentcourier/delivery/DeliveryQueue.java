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
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.SendResult;
import org.jspecify.annotations.Nullable;

/** The short transactions around a send: claim before, settle or give back after. */
@ApplicationScoped
class DeliveryQueue {

    private static final Duration UNKNOWN_RETRY = Duration.ofHours(1);

    private static final Duration PATIENCE_WITH_RULES = Duration.ofDays(3);

    /** A mail that is put off is tried more often than that, whatever for. */
    private static final Duration OTHERS_PASS = Duration.ofHours(3);

    /** How long after the end of a lease its holder may still bring the result: the database may have been away, not the node. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Gates gates;
    private final MailPause pause;
    private final Quota quota;
    private final ReturnAddresses returnAddresses;
    private final MailConfig config;
    private final Clock clock;
    private final Monotonic monotonic;
    private final Event<MailsSettled> settled;

    DeliveryQueue(
            Deliveries deliveries,
            Attempts attempts,
            Gates gates,
            MailPause pause,
            Quota quota,
            ReturnAddresses returnAddresses,
            MailConfig config,
            Clock clock,
            Monotonic monotonic,
            Event<MailsSettled> settled) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.gates = gates;
        this.pause = pause;
        this.quota = quota;
        this.returnAddresses = returnAddresses;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
        this.settled = settled;
    }

    /** Claims at most {@code limit} of the due mails, and moves on those that must wait or are no longer wanted. */
    @Transactional(TxType.REQUIRES_NEW)
    Batch claim(int limit) {
        var leaseEnd = monotonic.nanos() + config.lease().toNanos();
        var urgent = claimUrgent(Math.min(limit, config.batch()), leaseEnd);
        if (!urgent.isEmpty()) {
            return new Batch(urgent, true);
        }
        var allowance = pause.now().isPresent() ? 0 : Math.min(limit, quota.allowance());
        if (allowance == 0) {
            return Batch.NOTHING;
        }
        var now = clock.instant();
        var looked = Math.min(limit, config.batch());
        var due = deliveries.lockDue(now, looked);
        var claims = take(due, allowance, now, leaseEnd);
        // Those behind the allowance were not looked at, so that it does not matter how many were locked together.
        return new Batch(claims, due.size() == looked || due.size() > allowance || claims.size() == allowance);
    }

    /** Alarms go first, and whatever the quotas say. */
    private List<Claim> claimUrgent(int limit, long leaseEnd) {
        var now = clock.instant();
        return take(deliveries.lockUrgent(now, limit), limit, now, leaseEnd);
    }

    /** As many of them as may leave; the others stay due, wait, or are no longer wanted. */
    private List<Claim> take(List<Delivery> due, int allowance, Instant now, long leaseEnd) {
        if (due.isEmpty()) {
            return List.of();
        }
        gates.expect(due);
        var wanted = due.stream()
                .filter(delivery -> !isHeld(delivery, now))
                .limit(allowance)
                .toList();
        gates.expectToWrite(wanted);
        var claims = new ArrayList<Claim>();
        for (var delivery : wanted) {
            letter(delivery, now).ifPresent(letter -> claims.add(take(delivery, letter, now, leaseEnd)));
        }
        attempts.begin(claims, now);
        return claims;
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

    private boolean isHeld(Delivery delivery, Instant now) {
        if (delivery.grantGrace(now.plus(GRACE))) {
            return true;
        }
        @Nullable Draft held = asked(delivery, () -> gates.hold(delivery, now));
        return held != null && settle(delivery, held, now).isEmpty();
    }

    private Optional<Letter> letter(Delivery delivery, Instant now) {
        return settle(delivery, Objects.requireNonNull(asked(delivery, () -> gates.write(delivery, now))), now);
    }

    private Optional<Letter> settle(Delivery delivery, Draft draft, Instant now) {
        return switch (draft) {
            case Draft.Ready(var letter) -> Optional.of(letter);
            case Draft.NotYet(var until, var reason) -> {
                // Never at once again: a run would not come to an end.
                var soonest = now.plusSeconds(1);
                delivery.waitUntil(until.isBefore(soonest) ? soonest : until, reason);
                yield Optional.empty();
            }
            case Draft.NoLongerWanted(var reason) -> {
                delivery.cancel(reason);
                settled.fire(dropped(delivery));
                yield Optional.empty();
            }
        };
    }

    /** As cancelled even where it may have left: while this claim holds its rows, whoever hears of it must wait for nothing. */
    private static MailsSettled dropped(Delivery delivery) {
        return new MailsSettled(List.of(new MailsSettled.One(
                delivery.id(), delivery.kind(), delivery.requestId().orElse(null), DeliveryStatus.CANCELLED)));
    }

    private static @Nullable Draft asked(Delivery delivery, Supplier<@Nullable Draft> gate) {
        try {
            return gate.get();
        } catch (RuntimeException e) {
            throw CannotWrite.because(delivery, e);
        }
    }

    private Claim take(Delivery delivery, Letter letter, Instant now, long leaseEnd) {
        var found = delivery.fallback();
        delivery.claimFor(letter, now.plus(config.lease()));
        var sent = returnAddresses.of(delivery).map(letter::returningTo).orElse(letter);
        return new Claim(delivery.id(), delivery.claim(), sent, found, leaseEnd);
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
        return sent;
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
                .map(result -> MailsSettled.One.of(
                        Objects.requireNonNull(locked.get(result.claim().deliveryId()))))
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
