package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

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

    /** How many snapshots were taken: one where one was due and no other node took it, else none. All there are get completed. */
    public int takeDue() {
        if (!config.enabled()) {
            return 0;
        }
        var now = clock.instant();
        var period = Period.at(now, config.period(), config.weekday(), config.zone());
        boolean taken = snapshots.isDue(period) && snapshots.take(period, now, config.zone());
        while (completion.completeOldest(Departure.of(config))) {
            // One at a time, each in a transaction of its own.
        }
        return taken ? 1 : 0;
    }
}
