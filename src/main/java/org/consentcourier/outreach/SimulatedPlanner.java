package org.consentcourier.outreach;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.DeliveryKind;

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
        if (track.policy.isOver(Optional.ofNullable(who.firstSentAt), now)) {
            who.status = ConsentStatus.EXPIRED; // whatever holds them
            return;
        }
        var turn = track.policy.turnAfter(now, who.history());
        if (who.held) {
            track.plan(who, turn.orElse(null));
            return;
        }
        if (who.backAt != null && now.isBefore(who.backAt)) {
            track.plan(who, turn.filter(who.backAt::isAfter).orElse(who.backAt));
            return;
        }
        if (who.mailWaits) {
            replaceByNotice(track, who, now); // a mail that leaves, or does not, wakes them before
            track.plan(who, turn.orElse(null));
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
                track.plan(who, turn.orElse(null));
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

    private static void replaceByNotice(Track track, Someone who, Instant now) {
        if (track.policy.next(who.history(), now) instanceof Next.Send(var kind, var step)
                && kind == DeliveryKind.EXPIRY_NOTICE
                && track.takeBackReminder(who.person)) {
            track.order(Thought.toAsk(who, kind, step, now));
        }
    }

    private void escalate(Track track, Someone who, EscalationLevel level, Instant now) {
        var reader = Objects.requireNonNull(who.toTell(level));
        tracks.stream()
                .flatMap(one -> Stream.ofNullable(one.gathering.get(reader)))
                .findFirst()
                .orElseGet(() -> gather(track, reader, now))
                .covered
                .add(new Thought.Covered(track, who, level));
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
