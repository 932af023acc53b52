package org.consentcourier.report;

/** Adds up what is counted of one group. */
final class Tally {

    private final long[] counts = new long[Count.values().length];

    void add(Count count, long many) {
        counts[count.ordinal()] += many;
    }

    void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    void subtract(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] -= other.counts[i];
        }
    }

    long of(Count count) {
        return counts[count.ordinal()];
    }

    boolean isEmpty() {
        for (var count : counts) {
            if (count != 0) {
                return false;
            }
        }
        return true;
    }
}
