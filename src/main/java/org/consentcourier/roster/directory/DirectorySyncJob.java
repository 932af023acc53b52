package org.consentcourier.roster.directory;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Looks every minute whether all users are to be read, and reads on as far as Docusign lets us. */
class DirectorySyncJob {

    private final DirectorySync sync;

    DirectorySyncJob(DirectorySync sync) {
        this.sync = sync;
    }

    @Scheduled(identity = "directory-sync", every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        sync.syncDue();
    }
}
