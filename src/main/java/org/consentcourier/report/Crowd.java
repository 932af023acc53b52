package org.consentcourier.report;

import org.jspecify.annotations.Nullable;

/**
 * So many requests of one application that have the same managers and the same course since the snapshot before.
 *
 * @param before what they were then, of the people of {@code managerBefore}
 * @param now what they are, of the people of {@code manager}
 * @param late of them, as are {@code undeliverable} and {@code stuck}
 */
record Crowd(
        String application,
        @Nullable String managerBefore,
        Standing before,
        @Nullable String manager,
        Standing now,
        long people,
        long late,
        long undeliverable,
        long stuck) {

    /** How a request counts at one snapshot. */
    enum Standing {
        ABSENT,
        DONE,
        MISSING,
        EXEMPT;

        boolean isThere() {
            return this != ABSENT;
        }

        boolean counts() {
            return this == DONE || this == MISSING;
        }
    }

    /** What counts where they are now, wherever they were. */
    void addTo(Tally group) {
        switch (now) {
            case DONE -> group.add(Count.DONE, people);
            case MISSING -> group.add(Count.MISSING, people);
            case EXEMPT -> group.add(Count.EXEMPT, people);
            case ABSENT -> {
                return;
            }
        }
        group.add(Count.LATE, late);
        group.add(Count.UNDELIVERABLE, undeliverable);
        group.add(Count.STUCK, stuck);
        addChange(group);
    }

    private void addChange(Tally group) {
        if (now == Standing.DONE && before != Standing.DONE) {
            group.add(Count.NEWLY_GRANTED, people);
        }
        if (now != Standing.DONE && before == Standing.DONE) {
            group.add(Count.REVOKED, people);
        }
        if (now.counts() && before == Standing.ABSENT) {
            group.add(Count.JOINED, people);
        }
        if (now.counts() && before == Standing.EXEMPT) {
            group.add(Count.BACK, people);
        }
        if (now == Standing.EXEMPT && before.counts()) {
            group.add(Count.EXEMPTED, people);
        }
    }

    /** What counts where they were, if they are not there any more at all. */
    void addLeaversTo(Tally group) {
        if (now == Standing.ABSENT) {
            addWhatTheyHad(group, Count.LEFT_PEOPLE, Count.LEFT_DONE);
        }
    }

    /** Whether they are there as they were, so that they may have moved. */
    boolean stays() {
        return before.isThere() && now.isThere();
    }

    void addArrivalTo(Tally group) {
        addWhatTheyHad(group, Count.MOVED_IN_PEOPLE, Count.MOVED_IN_DONE);
    }

    void addDepartureTo(Tally group) {
        addWhatTheyHad(group, Count.MOVED_OUT_PEOPLE, Count.MOVED_OUT_DONE);
    }

    private void addWhatTheyHad(Tally group, Count counted, Count done) {
        if (before.counts()) {
            group.add(counted, people);
        }
        if (before == Standing.DONE) {
            group.add(done, people);
        }
    }
}
