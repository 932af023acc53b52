package org.consentcourier.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link Quota} counts in the database, counted in memory: the same limits over mails that are only thought of. */
public final class QuotaWindow {

    private final List<Counted> limits;

    /** One in {@code oneIn} of what they allow, and of what has begun, oldest first. */
    QuotaWindow(List<RollingLimit> limits, Collection<Instant> begun, int oneIn) {
        var some = IntStream.range(0, begun.size())
                .filter(place -> place % oneIn == 0)
                .mapToObj(List.copyOf(begun)::get)
                .toList();
        this.limits = limits.stream()
                .filter(limit -> !limit.isNone())
                .map(limit -> new RollingLimit(limit.window(), Math.max(1, limit.most() / oneIn)))
                .map(limit -> new Counted(limit, new ArrayDeque<>(some)))
                .toList();
    }

    /** How many may begin now. */
    public int allowance(Instant now) {
        return (int) limits.stream().mapToLong(limit -> limit.left(now)).min().orElse(Integer.MAX_VALUE);
    }

    /** One begins. */
    public void begin(Instant now) {
        limits.forEach(limit -> limit.begun().add(now));
    }

    /** When the next one may begin where none may now; empty: at once. */
    public Optional<Instant> freeAt(Instant now) {
        return limits.stream().flatMap(limit -> limit.freeAt(now)).max(Comparator.naturalOrder());
    }

    private record Counted(RollingLimit limit, Deque<Instant> begun) {

        private long left(Instant now) {
            var since = now.minus(limit.window());
            while (!begun.isEmpty() && !begun.getFirst().isAfter(since)) {
                begun.removeFirst();
            }
            return limit.left(begun.size());
        }

        private Stream<Instant> freeAt(Instant now) {
            return left(now) > 0
                    ? Stream.empty()
                    : begun.stream()
                            .skip(begun.size() - limit.most())
                            .limit(1)
                            .map(first -> first.plus(limit.window()));
        }
    }
}
