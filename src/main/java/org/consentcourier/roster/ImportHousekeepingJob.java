package org.consentcourier.roster;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Tidies up after imports on a schedule. */
@ApplicationScoped
class ImportHousekeepingJob {

    private final ImportHousekeeping housekeeping;

    ImportHousekeepingJob(ImportHousekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Scheduled(identity = "roster-housekeeping", every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        housekeeping.tidy();
    }
}
