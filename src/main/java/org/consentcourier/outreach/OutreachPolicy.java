package org.consentcourier.outreach;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;

/** Which mail a person gets next, and when; knows no clock and no database. */
record OutreachPolicy(
        boolean reminderEnabled,
        Duration reminderDelay,
        Duration reminderFrequency,
        int reminderLimit,
        Duration escalateAfter,
        boolean expireEnabled,
        Duration expireAfter,
        Duration expireWarn,
        Ladder ladder) {

    /** The step of the last notice; above every reminder, so that the steps of a round sort as they are sent. */
    static final int EXPIRY_NOTICE_STEP = 1000;

    private static final Duration A_DAY = Duration.ofDays(1);

    /** One that reminds by delay and frequency. */
    OutreachPolicy(
            boolean reminderEnabled,
            Duration reminderDelay,
            Duration reminderFrequency,
            int reminderLimit,
            Duration escalateAfter,
            boolean expireEnabled,
            Duration expireAfter,
            Duration expireWarn) {
        this(
                reminderEnabled,
                reminderDelay,
                reminderFrequency,
                reminderLimit,
                escalateAfter,
                expireEnabled,
                expireAfter,
                expireWarn,
                Ladder.NONE);
    }

    /** What to do now for a request with this history; {@link Next.Wait} names the moment to ask again. */
    Next next(History history, Instant now) {
        if (!history.status().isAsked()) {
            return new Next.Nothing();
        }
        if (history.firstSentAt().isEmpty()) {
            return new Next.Send(opening(history.status()), 0);
        }
        return isOver(history.firstSentAt(), now)
                ? new Next.Expire()
                : dueOrWait(history, history.firstSentAt().get().plus(expireAfter), now);
    }

    /** Whether nothing may be sent any more in a round that began then. */
    boolean isOver(Optional<Instant> begun, Instant now) {
        return begun.flatMap(this::endOf).filter(end -> !now.isBefore(end)).isPresent();
    }

    /** When asking ends in a round that began then; empty: never by itself. */
    Optional<Instant> endOf(Instant begun) {
        return expireEnabled ? Optional.of(begun.plus(expireAfter)) : Optional.empty();
    }

    /** How many reminders somebody who never answers gets in all, where number {@code sent} of them left at {@code at}. */
    int reminders(int sent, Instant begun, Instant at, ZoneId zone) {
        if (ladder.isEmpty()) {
            return mostReminders();
        }
        var end = endOf(begun).map(last -> last.minus(expireWarn)).orElse(Instant.MAX);
        return sent + ladder.ahead(begun, at, end, zone);
    }

    /** How many reminders one round has at most. */
    int mostReminders() {
        if (!ladder.isEmpty()) {
            return ladder.rungs().size();
        }
        return reminderFrequency.isZero() ? Math.min(1, reminderLimit) : reminderLimit;
    }

    private Next dueOrWait(History history, Instant expiresAt, Instant now) {
        var notice = Optional.of(expiresAt.minus(expireWarn))
                .filter(at -> expireEnabled && !expireWarn.isZero())
                .filter(at -> history.deservesReminders() && !history.expiryNoticeSent());
        var warnAt = notice.map(at -> latest(at, lastMail(history).plus(breather())));
        // When it is time for the last notice, and after it, a reminder would only repeat it.
        var reminderAt = reminderAt(history)
                .filter(at -> !history.expiryNoticeSent())
                .filter(at -> notice.filter(time -> !now.isBefore(time)).isEmpty());
        if (warnAt.filter(at -> !now.isBefore(at)).isPresent()) {
            return new Next.Send(DeliveryKind.EXPIRY_NOTICE, EXPIRY_NOTICE_STEP);
        }
        if (reminderAt.filter(at -> !now.isBefore(at)).isPresent()) {
            return new Next.Send(DeliveryKind.REMINDER, history.remindersSent() + 1);
        }
        var escalateAt = reminderAt.isPresent() ? Optional.<Instant>empty() : escalateAt(history);
        if (escalateAt.filter(at -> !now.isBefore(at)).isPresent()) {
            return new Next.Escalate();
        }
        return Stream.of(warnAt, reminderAt, escalateAt, Optional.of(expiresAt).filter(at -> expireEnabled))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .<Next>map(Next.Wait::new)
                .orElseGet(Next.Nothing::new);
    }

    private Optional<Instant> reminderAt(History history) {
        var sent = history.remindersSent();
        if (!reminderEnabled || !history.deservesReminders()) {
            return Optional.empty();
        }
        if (!ladder.isEmpty()) {
            return history.firstSentAt()
                    .flatMap(
                            begun -> ladder.next(begun, history.lastReminderAt().orElse(begun), history.zone()));
        }
        if (sent >= reminderLimit) {
            return Optional.empty();
        }
        if (sent == 0) {
            return history.firstSentAt().map(at -> at.plus(reminderDelay));
        }
        return reminderFrequency.isZero()
                ? Optional.empty()
                : history.lastReminderAt().map(at -> at.plus(reminderFrequency));
    }

    /** The last notice does not follow another mail at once, as it would after a change of policy or a standstill. */
    private Duration breather() {
        var half = expireWarn.dividedBy(2);
        return half.compareTo(A_DAY) < 0 ? half : A_DAY;
    }

    private static Instant lastMail(History history) {
        return history.lastReminderAt().or(history::firstSentAt).orElse(Instant.MIN);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Managers are told of nobody who has had no reminder: they would be the first one. */
    private Optional<Instant> escalateAt(History history) {
        return escalateAfter.isZero() || !history.mayEscalate() || !history.deservesReminders()
                ? Optional.empty()
                : history.lastReminderAt().map(at -> at.plus(escalateAfter));
    }

    private static DeliveryKind opening(ConsentStatus status) {
        return status == ConsentStatus.REVOKED ? DeliveryKind.RECONSENT : DeliveryKind.INVITATION;
    }
}
