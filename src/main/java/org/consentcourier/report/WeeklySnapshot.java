package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Takes the snapshot of the period that has begun; those missed while nobody ran are not made up afterwards. */
@ApplicationScoped
public class WeeklySnapshot {

    private final Snapshots snapshots;
    private final Completion completion;
    private final ReportsConfig config;
    private final Clock clock;

    WeeklySnapshot(Snapshots snapshots, Completion completion, ReportsConfig config, Clock clock) {
        this.snapshots = snapshots;
        this.completion = completion;
        this.config = config;
        this.clock = clock;
    }

    /** How many snapshots were taken: one where one was due and no other node took it, else none. */
    public int takeDue() {
        int taken = config.enabled() && takeAt(clock.instant()) ? 1 : 0;
        completeAll();
        return taken;
    }

    private boolean takeAt(Instant now) {
        var period = Period.at(now, config.period(), config.weekday(), config.zone());
        return snapshots.isDue(period) && snapshots.take(period, now, config.zone());
    }

    /** Those an older version took, and one whose node died, are completed too; switched off, they can be read all the same. */
    private void completeAll() {
        var departure = config.enabled() ? Departure.of(config) : null;
        boolean found;
        do {
            found = completion.completeOldest(departure);
        } while (found);
    }
}
