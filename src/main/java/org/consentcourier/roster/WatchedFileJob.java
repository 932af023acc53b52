package org.consentcourier.roster;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at the watched file on a schedule. */
@ApplicationScoped
class WatchedFileJob {

    private final WatchedFile file;

    WatchedFileJob(WatchedFile file) {
        this.file = file;
    }

    @Scheduled(
            identity = "roster-file",
            every = "{courier.roster.file-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        file.look();
    }
}
