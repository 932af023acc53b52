package org.consentcourier.outreach;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentcourier.delivery.DeliveryKind;
import org.jspecify.annotations.Nullable;

/** What the dispatcher does, with mails that are only thought of: gates and order are those of the real ones. */
final class SimulatedDispatcher {

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
            var mail = track.mails.remove();
            var until = holds(track, mail, now, outOfCalls);
            if (until.isEmpty()) {
                rules.quota().begin(now);
                allowed--;
                sent(track, mail, now);
            } else if (!until.get().equals(Instant.MAX)) {
                mail.due = until.get();
                track.mails.add(mail);
            }
        }
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

    /** Until when it must wait, {@link Instant#MAX} where it is no longer wanted; empty: it may leave. */
    private Optional<Instant> holds(Track track, Thought mail, Instant now, Set<Track> outOfCalls) {
        if (mail.isUnbound()) {
            return Optional.empty();
        }
        if (mail.about != null && track.policy.isOver(Optional.ofNullable(mail.about.firstSentAt), now)) {
            mail.about.mailWaits = false;
            track.plan(mail.about, now);
            return Optional.of(Instant.MAX);
        }
        mail.covered.removeIf(covered -> !covered.who().status.isAsked());
        if (mail.about == null && mail.covered.isEmpty()) {
            track.gathering.remove(mail);
            return Optional.of(Instant.MAX);
        }
        var opening = rules.openings().next(now, mail, track.application);
        if (opening.isAfter(now)) {
            return Optional.of(opening);
        }
        if (areFresh(track, mail, now)) {
            return Optional.empty();
        }
        if (!rules.exact()) {
            outOfCalls.add(track);
            return Optional.of(mail.due); // keeps its place
        }
        return Optional.of(now.plus(AskLetters.SOON));
    }

    private boolean areFresh(Track track, Thought mail, Instant now) {
        return mail.about == null
                ? mail.covered.stream()
                                .filter(covered -> !checks.isFresh(track, covered.who(), now))
                                .count()
                        == 0
                : checks.isFresh(track, mail.about, now);
    }

    private void sent(Track track, Thought mail, Instant now) {
        var who = mail.about;
        if (who == null) {
            track.gathering.remove(mail);
            mail.covered.stream()
                    .filter(covered -> covered.level() == EscalationLevel.LINE)
                    .forEach(covered ->
                            covered.who().told = new Told(covered.who().told.open(), Optional.of(now), false));
        } else {
            who.mailWaits = false;
            if (mail.step == 0 && who.letInBy != null) {
                who.letInBy.mailed(track, now);
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
        if (mail.kind == DeliveryKind.REMINDER) {
            who.remindersSent++;
            who.lastReminderAt = now;
        }
        who.expiryNoticeSent |= mail.kind == DeliveryKind.EXPIRY_NOTICE;
    }
}
