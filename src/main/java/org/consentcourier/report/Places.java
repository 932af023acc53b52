package org.consentcourier.report;

/** What is counted at each place of a tree, and of nobody's people. */
final class Places {

    private final Tally[] tallies;

    Places(ManagerTree tree) {
        tallies = new Tally[tree.nodes().size() + 1];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
    }

    /** That of one place, to be added to; {@link TreePlace#NOBODY} is one too. */
    Tally at(int place) {
        return tallies[place - TreePlace.NOBODY];
    }

    /** The same, where what stands at a place is that and all before it. */
    Places runningSums() {
        for (int i = 1; i < tallies.length; i++) {
            tallies[i].add(tallies[i - 1]);
        }
        return this;
    }

    /** Adds what stands at the places from {@code first} to {@code last}, of running sums. */
    void addRange(int first, int last, Tally sum) {
        sum.add(at(last));
        sum.subtract(at(first - 1));
    }
}
