package org.consentcourier.outreach;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;
import org.jspecify.annotations.Nullable;

/** One person's course as the planner and the outbox would make it, with a note of everything that must not happen. */
final class RandomCourse {

    /** What may happen to it. */
    sealed interface Act {
        record Pass(Duration time) implements Act {}

        /** The planner looks, and its transaction is committed. */
        record Plan() implements Act {}

        /** The planner looks, and dies before that. */
        record Killed() implements Act {}

        /** The mail in the queue leaves. */
        record Sent() implements Act {}

        /** The mail in the queue is cancelled: it does not leave. */
        record Lost() implements Act {}

        record Consent() implements Act {}

        record TakenBack(boolean moreScopes) implements Act {}

        record Decline() implements Act {}

        record Reopen() implements Act {}

        /** All nodes are started with another policy. */
        record Changed(OutreachPolicy policy) implements Act {}
    }

    private record Step(int round, int number) {}

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final ZoneId zone;
    private final List<String> story = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();
    private final Set<Step> sent = new HashSet<>();
    private final Set<LocalDate> ladderDays = new HashSet<>();

    private OutreachPolicy policy;
    private Instant now = START;
    private int round = 1;
    private ConsentStatus status = ConsentStatus.PENDING;
    private boolean deserves = true;
    private final Map<EscalationLevel, Instant> told = new EnumMap<>(EscalationLevel.class);
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> lastReminder = Optional.empty();
    private int reminders;
    private boolean noticed;
    private Next.@Nullable Send queued;

    RandomCourse(OutreachPolicy policy, ZoneId zone) {
        this.policy = policy;
        this.zone = zone;
    }

    List<String> story() {
        return story;
    }

    List<String> wrongs() {
        return wrongs;
    }

    int remindersInRound() {
        return reminders;
    }

    boolean hasEnded() {
        return status == ConsentStatus.EXPIRED;
    }

    Duration sinceFirstMail() {
        return Duration.between(first.orElse(now), now);
    }

    void play(Act act) {
        story.add(now + " " + status + " round " + round + ": " + act);
        switch (act) {
            case Act.Pass(var time) -> now = now.plus(time);
            case Act.Plan() -> plan();
            case Act.Killed() -> next();
            case Act.Sent() -> send();
            case Act.Lost() -> queued = null;
            case Act.Consent() -> answer(ConsentStatus.GRANTED);
            case Act.Decline() -> {
                if (status.isAsked()) {
                    answer(ConsentStatus.DECLINED);
                }
            }
            case Act.TakenBack(var moreScopes) -> {
                if (status == ConsentStatus.GRANTED) {
                    begin(ConsentStatus.REVOKED, moreScopes);
                }
            }
            case Act.Reopen() -> {
                if (status == ConsentStatus.DECLINED || status == ConsentStatus.EXPIRED) {
                    begin(ConsentStatus.PENDING, true);
                }
            }
            case Act.Changed(var other) -> policy = other;
        }
    }

    /** As the planner does: nothing while a mail is on its way. */
    private void plan() {
        if (queued != null) {
            return;
        }
        switch (next()) {
            case Next.Send send -> queued = send;
            case Next.Escalate(var level) -> check(told.put(level, now) == null, level + " is told twice");
            case Next.Expire() -> answer(ConsentStatus.EXPIRED);
            case Next.Wait wait -> {}
            case Next.Nothing() -> {}
        }
    }

    private Next next() {
        var next = policy.next(history(), now);
        story.add("    → " + next);
        var over = first.filter(begun -> policy.expireEnabled() && !now.isBefore(begun.plus(policy.expireAfter())));
        switch (next) {
            case Next.Send(var kind, var step) -> {
                check(status.isAsked(), "a mail to somebody who is " + status);
                check(over.isEmpty(), "a mail after the end");
                check(!sent.contains(new Step(round, step)), "step " + step + " of round " + round + " a second time");
                check((step == 0) == first.isEmpty(), "a round that does not begin with its first mail");
                check(deserves || step == 0, "more than one mail to somebody who took consent back");
            }
            case Next.Expire() -> check(over.isPresent(), "an end before its time");
            case Next.Wait(var until) -> {
                check(until.isAfter(now), "a wait that is over");
                check(over.isEmpty(), "a wait after the end");
            }
            case Next.Escalate escalate -> check(reminders > 0, "somebody told before any reminder");
            case Next.Nothing() -> check(!status.isAsked() || !policy.expireEnabled(), "a round without end");
        }
        return next;
    }

    private void send() {
        // The last gate before a mail leaves.
        if (queued == null || !status.isAsked() || policy.isOver(first, now)) {
            queued = null;
            return;
        }
        sent.add(new Step(round, queued.step()));
        first = first.or(() -> Optional.of(now));
        if (queued.kind() == DeliveryKind.REMINDER) {
            reminders++;
            lastReminder = Optional.of(now);
            var today = now.atZone(zone).toLocalDate();
            check(policy.ladder().isEmpty() || ladderDays.add(today), "two rungs in one day");
        }
        noticed |= queued.kind() == DeliveryKind.EXPIRY_NOTICE;
        queued = null;
        check(!(next() instanceof Next.Send), "a mail on the heels of another");
    }

    private void answer(ConsentStatus answer) {
        status = answer;
        queued = null;
    }

    private void begin(ConsentStatus asked, boolean whole) {
        round++;
        status = asked;
        deserves = whole;
        told.clear();
        first = Optional.empty();
        lastReminder = Optional.empty();
        reminders = 0;
        noticed = false;
        ladderDays.clear();
    }

    private History history() {
        return new History(status, first, reminders, lastReminder, noticed, deserves, told(), zone);
    }

    private Told told() {
        if (reminders == 0) {
            return Told.NOTHING;
        }
        var open = EnumSet.allOf(EscalationLevel.class);
        open.removeAll(told.keySet());
        return new Told(open, Optional.ofNullable(told.get(EscalationLevel.LINE)), false);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            wrongs.add(now + ": " + otherwise);
        }
    }
}
