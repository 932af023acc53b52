package org.consentcourier.outreach;

import static java.util.stream.Collectors.joining;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The explicit times of reminders, instead of a delay and a frequency.
 *
 * @param rungs positive: after the first mail of the round; negative: before {@code goLive}
 * @param goLive where the day begins from which everybody's consent is needed; there where a rung is negative
 */
record Ladder(List<Duration> rungs, Optional<ZonedDateTime> goLive) {

    static final Ladder NONE = new Ladder(List.of(), Optional.empty());

    private static final String EXAMPLE = "3d,7d,14d,-7d,-1d";

    Ladder {
        rungs = List.copyOf(rungs);
    }

    /** The rungs as they are written in settings, checked; says what is wrong with them. */
    static List<Duration> read(List<String> written) {
        var rungs = written.stream().map(Ladder::rung).toList();
        if (new HashSet<>(rungs).size() < rungs.size()) {
            throw new IllegalArgumentException("names a rung twice. Name each once, such as " + EXAMPLE);
        }
        var inOrder = Stream.concat(
                        rungs.stream().filter(Duration::isPositive).sorted(),
                        rungs.stream().filter(Duration::isNegative).sorted())
                .toList();
        if (!rungs.equals(inOrder)) {
            throw new IllegalArgumentException(
                    "its rungs are not in order. First those after the invitation, then those before go-live, each in the"
                            + " order of time, such as " + EXAMPLE);
        }
        return rungs;
    }

    private static Duration rung(String written) {
        var text = written.strip();
        var before = text.startsWith("-");
        var length = length(before ? text.substring(1) : text);
        if (!length.isPositive()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no time before or after. Set rungs such as " + EXAMPLE);
        }
        return before ? length.negated() : length;
    }

    private static Duration length(String text) {
        try {
            return text.isBlank() ? Duration.ZERO : DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            return Duration.ZERO;
        }
    }

    boolean isEmpty() {
        return rungs.isEmpty();
    }

    boolean hasRungsBeforeGoLive() {
        return rungs.stream().anyMatch(Duration::isNegative);
    }

    /**
     * The next rung of somebody whose round began at {@code begun} and whose last mail left at {@code last}. Rungs of that day or
     * earlier days, by the calendar at the person's place, are passed: never do two fall on one day, and never is one caught up.
     */
    Optional<Instant> next(Instant begun, Instant last, ZoneId zone) {
        return ahead(begun, last, zone).min(Instant::compareTo);
    }

    /** On how many days after {@code last} a reminder is still to come before {@code end}. */
    int ahead(Instant begun, Instant last, Instant end, ZoneId zone) {
        return (int) ahead(begun, last, zone)
                .filter(at -> at.isBefore(end))
                .map(at -> day(at, zone))
                .distinct()
                .count();
    }

    /** The time of the last rung, in a round that began then. */
    Instant lastOf(Instant begun) {
        return times(begun).max(Instant::compareTo).orElse(begun);
    }

    /** The last rung after the first mail. */
    Optional<Duration> lastAfter() {
        return rungs.stream().filter(Duration::isPositive).max(Duration::compareTo);
    }

    /** The time of the last rung before go-live. */
    Optional<Instant> lastAt() {
        return rungs.stream()
                .filter(Duration::isNegative)
                .max(Duration::compareTo)
                .flatMap(rung -> goLive.map(day -> before(day, rung)));
    }

    private Stream<Instant> ahead(Instant begun, Instant last, ZoneId zone) {
        var today = day(last, zone);
        return times(begun).filter(at -> day(at, zone).isAfter(today));
    }

    private Stream<Instant> times(Instant begun) {
        return rungs.stream()
                .flatMap(rung -> rung.isPositive()
                        ? Stream.of(begun.plus(rung))
                        : goLive.map(day -> before(day, rung)).stream());
    }

    /** Whole days are those of the calendar, however long a change of the clocks makes them. */
    private static Instant before(ZonedDateTime goLive, Duration rung) {
        return goLive.plusDays(rung.toDays())
                .plus(rung.minusDays(rung.toDays()))
                .toInstant();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    /** As it is written in settings. */
    @Override
    public String toString() {
        return rungs.stream().map(PolicyText::span).collect(joining(","));
    }
}
