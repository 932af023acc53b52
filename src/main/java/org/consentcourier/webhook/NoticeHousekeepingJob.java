package org.consentcourier.webhook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets old notices on a schedule. */
@ApplicationScoped
class NoticeHousekeepingJob {

    private final NoticeHousekeeping housekeeping;

    NoticeHousekeepingJob(NoticeHousekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Scheduled(identity = "webhook-housekeeping", every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        housekeeping.tidy();
    }
}
