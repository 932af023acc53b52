package org.consentcourier.grant;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Sweeps on a schedule. */
class GrantSweepJob {

    private final GrantSweep sweep;
    private final MembershipSettings membership;

    /** Done with the first run and not at the start, which commands share and which must wait for nobody. */
    private volatile boolean settingsHeeded;

    GrantSweepJob(GrantSweep sweep, MembershipSettings membership) {
        this.sweep = sweep;
        this.membership = membership;
    }

    @Scheduled(
            identity = "grant-sweep",
            every = "{courier.grants.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!settingsHeeded) {
            membership.forgetFormerAccounts();
            settingsHeeded = true;
        }
        sweep.sweep();
    }
}
