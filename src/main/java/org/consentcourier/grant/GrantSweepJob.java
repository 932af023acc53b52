package org.consentcourier.grant;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Sweeps on a schedule. */
class GrantSweepJob {

    private final GrantSweep sweep;

    GrantSweepJob(GrantSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(
            identity = "grant-sweep",
            every = "{courier.grants.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        sweep.sweep();
    }
}
