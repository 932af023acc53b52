package org.consentcourier.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        tracks.forEach(track -> track.lineUp(now));
        var run = new Run(now, rules.quota().allowance(now));
        for (var track = first(run); run.mayLeave > 0 && track != null; track = first(run)) {
            var mail = track.take();
            var one = new Placed(track, mail);
            if (isOpen(one, now) && (mail.about == null ? tell(one, run) : ask(together(one, mail.about, now), run))) {
                rules.quota().begin(now);
                run.mayLeave--;
            }
        }
    }

    /** What the real one keeps in its line. */
    private static final class Run {
        private final Instant now;
        private final Map<Track, Integer> madeReady = new HashMap<>();
        private final Set<Track> closed = new HashSet<>();
        private int mayLeave;

        private Run(Instant now, int mayLeave) {
            this.now = now;
            this.mayLeave = mayLeave;
        }

        private void oneMadeReady(Track track, int most) {
            if (madeReady.merge(track, 1, Integer::sum) >= Math.min(most, mayLeave)) {
                closed.add(track);
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
    private boolean tell(Placed one, Run run) {
        var bound = !one.mail().isUnbound();
        if (bound && told(one).contains(day(one, run.now))) {
            putOffADay(one, run.now);
            return false;
        }
        if (!isReady(one, run)) {
            return false;
        }
        if (bound) {
            told(one).add(day(one, run.now));
        }
        sent(one.track(), one.mail(), run.now);
        return true;
    }

    /** On which days the reader has been told of others. */
    private Set<LocalDate> told(Placed one) {
        return rules.mailed().told(one.mail().reader);
    }

    /** The same, as one mail where several applications ask. */
    private boolean ask(List<Placed> open, Run run) {
        var now = run.now;
        if (open.stream().noneMatch(one -> hasPlace(one, now))) {
            open.forEach(one -> putOffADay(one, now));
            return false;
        }
        var ready =
                open.stream().filter(one -> isReady(one, run)).sorted(URGENCY).toList();
        if (ready.isEmpty()) {
            return false;
        }
        if (ready.size() < open.size() && ready.stream().allMatch(one -> mayWait(one, now))) {
            ready.forEach(one -> again(one, now.plus(FreshChecks.SOON)));
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

    /** When there is something to do again: while a limit lets none leave, none is looked at. */
    Optional<Instant> next(Instant now) {
        var due = tracks.stream()
                .flatMap(track -> Stream.ofNullable(track.nextMail()))
                .min(Comparator.naturalOrder());
        return rules.quota().freeAt(now).map(free -> next(due, free)).orElse(due);
    }

    private Optional<Instant> next(Optional<Instant> due, Instant free) {
        return tracks.stream().anyMatch(track -> !track.line.isEmpty())
                ? Optional.of(free)
                : due.map(first -> first.isAfter(free) ? first : free);
    }

    private @Nullable Track first(Run run) {
        Track first = null;
        for (var track : tracks) {
            if (!track.line.isEmpty()
                    && !run.closed.contains(track)
                    && (first == null || track.line.first().compareTo(first.line.first()) < 0)) {
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
    private boolean isReady(Placed one, Run run) {
        if (one.mail().isUnbound() || areFresh(one.track(), one.mail(), run.now)) {
            return true;
        }
        again(one, run.now.plus(FreshChecks.SOON));
        run.oneMadeReady(one.track(), rules.inAdvance());
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
