package org.consentcourier.outreach;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens if nobody acts: checks, planning and sending as they are really done, by the same rules on values alone. Beats in
 * which nothing could happen are left out.
 */
final class Simulation {

    private final SimulationRules rules;
    private final SimulatedChecks checks;
    private final SimulatedPlanner planner;
    private final SimulatedDispatcher dispatcher;

    Simulation(SimulationRules rules, List<Track> tracks, SimulatedDispatcher.Sink sink) {
        this.rules = rules;
        this.checks = new SimulatedChecks(rules, tracks);
        this.planner = new SimulatedPlanner(tracks);
        this.dispatcher = new SimulatedDispatcher(rules, tracks, checks, sink);
    }

    void run(Instant from, Instant until) {
        for (var now = Optional.of(from); now.filter(until::isAfter).isPresent(); now = next(from, now.get())) {
            beat(from, now.get());
        }
    }

    private void beat(Instant from, Instant now) {
        if (isOn(rules.checkBeat(), from, now)) {
            checks.run(now);
        }
        if (isOn(rules.mailBeat(), from, now)) {
            planner.run(now);
            dispatcher.run(now);
        }
    }

    private Optional<Instant> next(Instant from, Instant now) {
        return Stream.concat(
                        checks.next(now).map(at -> beatAt(rules.checkBeat(), from, now, at)).stream(),
                        Stream.of(planner.next(now), dispatcher.next(now))
                                .flatMap(Optional::stream)
                                .map(at -> beatAt(rules.mailBeat(), from, now, at)))
                .min(Comparator.naturalOrder());
    }

    /** The first beat after now that is not before that time. */
    private static Instant beatAt(Duration beat, Instant from, Instant now, Instant at) {
        var length = beat.toNanos();
        var begun = Duration.between(from, now).toNanos() / length + 1;
        var needed = Math.ceilDiv(
                Duration.between(from, at.isBefore(from) ? from : at).toNanos(), length);
        return from.plusNanos(length * Math.max(begun, needed));
    }

    private static boolean isOn(Duration beat, Instant from, Instant now) {
        return Duration.between(from, now).toNanos() % beat.toNanos() == 0;
    }
}
