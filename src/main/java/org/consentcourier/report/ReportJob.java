package org.consentcourier.report;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks on a schedule whether a period has begun. */
@ApplicationScoped
class ReportJob {

    private final WeeklySnapshot snapshot;

    ReportJob(WeeklySnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Scheduled(identity = "reports", every = "{courier.reports.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        snapshot.takeDue();
    }
}
