package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Takes the snapshot of the period that has begun; those missed while nobody ran are not made up afterwards. */
@ApplicationScoped
public class WeeklySnapshot {

    private final Snapshots snapshots;
    private final ReportsConfig config;
    private final Clock clock;

    WeeklySnapshot(Snapshots snapshots, ReportsConfig config, Clock clock) {
        this.snapshots = snapshots;
        this.config = config;
        this.clock = clock;
    }

    /** How many snapshots were taken: one where one was due and no other node took it, else none. */
    public int takeDue() {
        var now = clock.instant();
        return config.enabled() && snapshots.take(Period.at(now, config.period(), config.zone())) ? 1 : 0;
    }
}
