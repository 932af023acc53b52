package org.consentcourier.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.delivery.DeliveryKind;
import org.jspecify.annotations.Nullable;

/** What the dispatcher does, with mails that are only thought of: gates and order are those of the real ones. */
final class SimulatedDispatcher {

    /** As one mail of the real ones holds. */
    private static final int MOST_TOGETHER = 5;

    private static final Comparator<Placed> URGENCY =
            Comparator.comparing((Placed one) -> one.track().goLive).thenComparing(one -> one.track().application);

    private final SimulationRules rules;
    private final List<Track> tracks;
    private final SimulatedChecks checks;
    private final Sink sink;

    /** Told of each mail that leaves. */
    interface Sink {
        void sent(Track track, Thought mail, Instant at);
    }

    SimulatedDispatcher(SimulationRules rules, List<Track> tracks, SimulatedChecks checks, Sink sink) {
        this.rules = rules;
        this.tracks = tracks;
        this.checks = checks;
        this.sink = sink;
    }

    void run(Instant now) {
        var outOfCalls = new HashSet<Track>();
        for (var allowed = rules.quota().allowance(now); allowed > 0; ) {
            var track = first(now, outOfCalls);
            if (track == null) {
                return;
            }
            var mail = track.take();
            var one = new Placed(track, mail);
            if (!isOpen(one, now)) {
                continue; // as most are that wait for the next morning
            }
            if (mail.about == null
                    ? tell(one, now, outOfCalls)
                    : ask(together(one, mail.about, now), now, outOfCalls)) {
                rules.quota().begin(now);
                allowed--;
            }
        }
    }

    private record Placed(Track track, Thought mail) {}

    /** With what else is due to the same person and within its hours. */
    private List<Placed> together(Placed one, Someone who, Instant now) {
        var group = new ArrayList<>(List.of(one));
        for (var other : tracks) {
            var company = other.equals(one.track()) ? null : other.takeDue(who.person, now);
            if (company != null && isOpen(new Placed(other, company), now)) {
                group.add(new Placed(other, company));
            }
        }
        return group;
    }

    /** Whether a mail leaves. */
    private boolean tell(Placed one, Instant now, Set<Track> outOfCalls) {
        if (!one.mail().isUnbound() && told(one).contains(day(one, now))) {
            putOffADay(one, now);
            return false;
        }
        if (!isReady(one, now, outOfCalls)) {
            return false;
        }
        told(one).add(day(one, now));
        sent(one.track(), one.mail(), now);
        return true;
    }

    /** On which days the reader has been told of others. */
    private Set<LocalDate> told(Placed one) {
        return rules.mailed().told(one.mail().reader);
    }

    /** The same, as one mail where several applications ask. */
    private boolean ask(List<Placed> open, Instant now, Set<Track> outOfCalls) {
        if (open.stream().noneMatch(one -> hasPlace(one, now))) {
            open.forEach(one -> putOffADay(one, now));
            return false;
        }
        var ready = open.stream()
                .filter(one -> isReady(one, now, outOfCalls))
                .sorted(URGENCY)
                .toList();
        if (ready.isEmpty()) {
            return false;
        }
        if (rules.exact() && ready.size() < open.size() && ready.stream().allMatch(one -> mayWait(one, now))) {
            ready.forEach(one -> again(one, now.plus(AskLetters.SOON)));
            return false;
        }
        if (!hasPlace(ready.getFirst(), now)) {
            ready.forEach(one -> putOffADay(one, now));
            return false;
        }
        leave(ready, now);
        return true;
    }

    private void leave(List<Placed> ready, Instant now) {
        var first = ready.getFirst();
        rules.mailed().add(day(first, now), person(first));
        ready.stream().skip(MOST_TOGETHER).forEach(one -> putOffADay(one, now));
        ready.stream().limit(MOST_TOGETHER).forEach(one -> sent(one.track(), one.mail(), now));
    }

    private boolean hasPlace(Placed one, Instant now) {
        return rules.dailyCap() == 0 || rules.mailed().on(day(one, now), person(one)) < rules.dailyCap();
    }

    private LocalDate day(Placed one, Instant now) {
        return rules.openings().day(now, one.mail(), one.track().application);
    }

    private static UUID person(Placed one) {
        return Objects.requireNonNull(one.mail().about).person;
    }

    private void putOffADay(Placed one, Instant now) {
        again(one, rules.openings().nextDay(now, one.mail(), one.track().application));
    }

    private static void again(Placed one, Instant due) {
        one.mail().due = due;
        one.track().order(one.mail());
    }

    /** While its own check is so young that there is time for another. */
    private static boolean mayWait(Placed one, Instant now) {
        var checked = Objects.requireNonNull(one.mail().about).checkedAt;
        return checked != null && !checked.isBefore(now.minus(AskLetters.COMPANY));
    }

    Optional<Instant> next(Instant now) {
        return tracks.stream().flatMap(track -> next(track, now)).min(Comparator.naturalOrder());
    }

    private Stream<Instant> next(Track track, Instant now) {
        return Stream.ofNullable(track.mails.peek())
                .map(mail -> mail.due.isAfter(now)
                        ? mail.due
                        : rules.quota().freeAt(now).orElseGet(() -> now.plus(track.calls.untilNext(now))));
    }

    private @Nullable Track first(Instant now, Set<Track> outOfCalls) {
        Track first = null;
        for (var track : tracks) {
            var mail = track.mails.peek();
            if (mail != null
                    && !mail.due.isAfter(now)
                    && !outOfCalls.contains(track)
                    && (first == null || mail.compareTo(first.mails.element()) < 0)) {
                first = track;
            }
        }
        return first;
    }

    /** Whether it is still wanted, and within its hours; if not, it waits or is gone. */
    private boolean isOpen(Placed one, Instant now) {
        var mail = one.mail();
        var track = one.track();
        if (mail.isUnbound()) {
            return true;
        }
        if (mail.about != null && !mail.about.status.isAsked()) {
            return false;
        }
        if (mail.about != null && track.policy.isOver(Optional.ofNullable(mail.about.firstSentAt), now)) {
            mail.about.mailWaits = false;
            track.plan(mail.about, now);
            return false;
        }
        mail.covered.removeIf(covered -> !covered.who().status.isAsked());
        if (mail.about == null && mail.covered.isEmpty()) {
            track.gathering.remove(mail.reader, mail);
            return false;
        }
        var opening = rules.openings().next(now, mail, track.application);
        if (opening.isAfter(now)) {
            again(one, opening);
            return false;
        }
        return true;
    }

    /** The last gate: Docusign was just asked. */
    private boolean isReady(Placed one, Instant now, Set<Track> outOfCalls) {
        if (one.mail().isUnbound() || areFresh(one.track(), one.mail(), now)) {
            return true;
        }
        if (rules.exact()) {
            again(one, now.plus(AskLetters.SOON));
        } else {
            outOfCalls.add(one.track());
            one.track().order(one.mail()); // keeps its place
        }
        return false;
    }

    private boolean areFresh(Track track, Thought mail, Instant now) {
        return mail.about == null
                ? mail.covered.stream()
                                .limit(Escalations.MOST)
                                .filter(covered -> !checks.isFresh(covered.track(), covered.who(), now))
                                .count()
                        == 0
                : checks.isFresh(track, mail.about, now);
    }

    private void sent(Track track, Thought mail, Instant now) {
        var who = mail.about;
        if (who == null) {
            track.gathering.remove(mail.reader, mail);
            mail.covered.stream()
                    .filter(covered -> covered.level() == EscalationLevel.LINE)
                    .forEach(covered ->
                            covered.who().told = new Told(covered.who().told.open(), Optional.of(now), false));
        } else {
            who.mailWaits = false;
            if (mail.step == 0 && who.letInBy != null) {
                who.letInBy.mailed(now);
                who.letIn = true;
                who.letInBy = null;
            }
            enter(who, mail, now);
            checks.mailed(track, who, now);
            track.plan(who, now);
        }
        sink.sent(track, mail, now);
    }

    private static void enter(Someone who, Thought mail, Instant now) {
        if (mail.step == 0) {
            who.firstSentAt = now;
        }
        if (mail.kind == DeliveryKind.REMINDER && mail.step < Nudges.STEPS) {
            who.remindersSent++;
            who.lastReminderAt = now;
        }
        who.expiryNoticeSent |= mail.kind == DeliveryKind.EXPIRY_NOTICE;
    }
}
