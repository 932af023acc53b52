package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

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
        return config.enabled() && takeAt(clock.instant()) ? 1 : 0;
    }

    private boolean takeAt(Instant now) {
        return snapshots.take(
                Period.at(now, config.period(), config.zone()),
                now,
                Period.mailsFrom(now, config.period(), config.hour(), config.zone()));
    }
}
