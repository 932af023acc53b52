package org.consentcourier.report;

import java.util.EnumMap;
import java.util.Map;

/** Adds up what is counted of one group. */
final class Tally {

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);

    /** Of a row that has every {@link Count} in its order, the first one at {@code first}. */
    static Tally of(Object[] row, int first) {
        var tally = new Tally();
        int cell = first;
        for (var count : Count.values()) {
            tally.add(count, ((Number) row[cell++]).longValue());
        }
        return tally;
    }

    void add(Count count, long many) {
        if (many != 0) {
            counts.merge(count, many, Long::sum);
        }
    }

    void add(Tally other) {
        other.counts.forEach(this::add);
    }

    void subtract(Tally other) {
        other.counts.forEach((count, many) -> add(count, -many));
    }

    long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    boolean isEmpty() {
        return counts.values().stream().allMatch(many -> many == 0);
    }
}
