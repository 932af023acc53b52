package org.consentcourier.outreach;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.LastReminders;

/** Which mail a person gets next, and when; knows no clock and no database. */
record OutreachPolicy(
        boolean reminderEnabled,
        Duration reminderDelay,
        Duration reminderFrequency,
        int reminderLimit,
        Duration escalateAfter,
        Duration escalateOwnerAfter,
        boolean expireEnabled,
        Duration expireAfter,
        Duration expireWarn,
        Ladder ladder) {

    /** The step of the last notice; above every reminder, so that the steps of a round sort as they are sent. */
    static final int EXPIRY_NOTICE_STEP = 1000;

    /** How soon is looked again whether a mail that others wait for has left. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    private static final Duration A_DAY = Duration.ofDays(1);

    /** One that reminds by delay and frequency. */
    OutreachPolicy(
            boolean reminderEnabled,
            Duration reminderDelay,
            Duration reminderFrequency,
            int reminderLimit,
            Duration escalateAfter,
            Duration escalateOwnerAfter,
            boolean expireEnabled,
            Duration expireAfter,
            Duration expireWarn) {
        this(
                reminderEnabled,
                reminderDelay,
                reminderFrequency,
                reminderLimit,
                escalateAfter,
                escalateOwnerAfter,
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

    /** When something comes that no mail in the queue and nothing else holds up: the time of the last notice, then the end. */
    Optional<Instant> turnAfter(Instant now, History history) {
        return Stream.concat(noticeAt(history).stream(), history.firstSentAt().flatMap(this::endOf).stream())
                .filter(turn -> turn.isAfter(now))
                .min(Instant::compareTo);
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

    /** When somebody who never answers has had the last reminder; with none at all it is as if one was never answered. */
    LastReminders.Last lastReminder() {
        if (reminderEnabled && !ladder.isEmpty()) {
            return new LastReminders.Last(
                    mostReminders(),
                    ladder.lastAfter().orElse(null),
                    ladder.lastAt().orElse(null));
        }
        return reminderEnabled && mostReminders() > 0
                ? new LastReminders.Last(mostReminders(), null, null)
                : new LastReminders.Last(Integer.MAX_VALUE, reminderDelay, null);
    }

    private Next dueOrWait(History history, Instant expiresAt, Instant now) {
        var notice = noticeTime(history);
        var warnAt = noticeAt(history);
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
        var escalation = reminderAt.isPresent() ? Optional.<Rung>empty() : escalation(history, now);
        var due = escalation.filter(rung -> !now.isBefore(rung.at()));
        if (due.isPresent()) {
            return new Next.Escalate(due.get().level());
        }
        return Stream.of(
                        warnAt,
                        reminderAt,
                        escalation.map(Rung::at),
                        Optional.of(expiresAt).filter(at -> expireEnabled))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .<Next>map(Next.Wait::new)
                .orElseGet(Next.Nothing::new);
    }

    /** From then on no reminder leaves. */
    private Optional<Instant> noticeTime(History history) {
        return history.firstSentAt()
                .flatMap(this::endOf)
                .filter(end -> !expireWarn.isZero() && history.deservesReminders() && !history.expiryNoticeSent())
                .map(end -> end.minus(expireWarn));
    }

    private Optional<Instant> noticeAt(History history) {
        return noticeTime(history).map(at -> latest(at, lastMail(history).plus(breather())));
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

    /** Nobody is told of people who have had no reminder: that would be the first one. */
    private Optional<Rung> escalation(History history, Instant now) {
        if (escalateAfter.isZero() || !history.deservesReminders()) {
            return Optional.empty();
        }
        var first = history.lastReminderAt().map(at -> at.plus(escalateAfter));
        var open = history.told().open();
        if (open.contains(EscalationLevel.LINE)) {
            return first.map(at -> new Rung(EscalationLevel.LINE, at));
        }
        return open.contains(EscalationLevel.OWNER) && !escalateOwnerAfter.isZero()
                ? first.map(at -> new Rung(EscalationLevel.OWNER, ownerAt(at, history.told(), now)))
                : Optional.empty();
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

    /** Counted from the mail before it, or from when it would have left had there been anybody to read it. */
    private Instant ownerAt(Instant first, Told told, Instant now) {
        var at = told.lineAt().orElse(first).plus(escalateOwnerAfter);
        return told.onItsWay() && !at.isAfter(now) ? now.plus(LOOK_AGAIN) : at;
    }

    private record Rung(EscalationLevel level, Instant at) {}

    private static DeliveryKind opening(ConsentStatus status) {
        return status == ConsentStatus.REVOKED ? DeliveryKind.RECONSENT : DeliveryKind.INVITATION;
    }
}
