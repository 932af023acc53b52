package org.consentcourier.outreach;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Plans on a schedule. */
class OutreachJob {

    private final Planner planner;

    OutreachJob(Planner planner) {
        this.planner = planner;
    }

    @Scheduled(
            identity = "outreach",
            every = "{courier.outreach.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        while (planner.planDue() > 0) {
            // The next batch; each is looked at once, since planning moves its due time on.
        }
    }
}
