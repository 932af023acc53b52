package org.consentcourier.roster.directory;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Looks every few minutes whether it is time to read all users. */
class DirectorySyncJob {

    private final DirectorySync sync;

    DirectorySyncJob(DirectorySync sync) {
        this.sync = sync;
    }

    @Scheduled(identity = "directory-sync", every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread // it may wait for hours
    void run() {
        sync.syncDue();
    }
}
