package org.consentcourier.roster.directory;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Looks User IDs up on a schedule. */
class UserIdResolutionJob {

    private final UserIdResolution resolution;

    UserIdResolutionJob(UserIdResolution resolution) {
        this.resolution = resolution;
    }

    @Scheduled(
            identity = "user-id-resolution",
            every = "{courier.roster.directory.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        resolution.resolveDue();
    }
}
