package org.consentcourier.outreach;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentStatus;

/** What {@link Planner} does, to people who are only thought of. */
final class SimulatedPlanner {

    private final List<Track> tracks;

    SimulatedPlanner(List<Track> tracks) {
        this.tracks = tracks;
    }

    void run(Instant now) {
        for (var track : tracks) {
            if (!track.startsAt.isAfter(now)) {
                run(track, now);
                if (track.wavesOnly) {
                    track.waves.values().forEach(wave -> wave.run(track, now));
                    run(track, now);
                }
            }
        }
    }

    Optional<Instant> next(Instant now) {
        return tracks.stream()
                .flatMap(track -> Stream.concat(
                        Stream.ofNullable(track.nextPlan()).map(due -> latest(due.at(), track.startsAt)),
                        track.waves.values().stream().flatMap(wave -> wave.next(track, now).stream())))
                .min(Comparator.naturalOrder());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void run(Track track, Instant now) {
        for (var due = track.nextPlan(); due != null && !due.at().isAfter(now); due = track.nextPlan()) {
            track.plans.remove();
            due.who().planDueAt = null;
            plan(track, due.who(), now);
        }
    }

    private void plan(Track track, Someone who, Instant now) {
        if (who.held || who.mailWaits) {
            return; // a mail that leaves, or does not, wakes them
        }
        if (who.backAt != null && now.isBefore(who.backAt)) {
            track.plan(who, who.backAt);
            return;
        }
        switch (track.policy.next(who.history(), now)) {
            case Next.Send(var kind, var step) -> {
                if (step == 0 && track.wavesOnly && !who.letIn && who.letInBy == null) {
                    track.waiting.add(who);
                    return;
                }
                who.mailWaits = true;
                track.order(Thought.toAsk(who, kind, step, now));
            }
            case Next.Escalate(var level) -> {
                escalate(track, who, level, now);
                track.plan(who, now);
            }
            case Next.Wait(var until) -> track.plan(who, until);
            case Next.Expire() -> who.status = ConsentStatus.EXPIRED;
            case Next.Nothing() -> {}
        }
    }

    private void escalate(Track track, Someone who, EscalationLevel level, Instant now) {
        var reader = Objects.requireNonNull(who.toTell(level));
        var open = track.gathering.get(reader);
        var digest = open != null && open.covered.size() < Escalations.MOST ? open : gather(track, reader, now);
        digest.covered.add(new Thought.Covered(who, level));
        who.told = told(who, level, now);
    }

    private Thought gather(Track track, String reader, Instant now) {
        var digest = Thought.toTell(reader, now.plus(Escalations.gathering(track.policy)));
        track.gathering.put(reader, digest);
        track.order(digest);
        return digest;
    }

    private static Told told(Someone who, EscalationLevel level, Instant now) {
        return switch (level) {
            case LINE ->
                new Told(
                        who.owner == null || who.owner.equals(who.line)
                                ? EnumSet.noneOf(EscalationLevel.class)
                                : EnumSet.of(EscalationLevel.OWNER),
                        Optional.of(now),
                        true);
            case OWNER -> new Told(EnumSet.noneOf(EscalationLevel.class), who.told.lineAt(), false);
        };
    }
}
