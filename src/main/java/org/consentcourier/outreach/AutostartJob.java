package org.consentcourier.outreach;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Not at start itself, when nobody listens yet at our own address; in a process without jobs, such as a command, never. */
@ApplicationScoped
class AutostartJob {

    private final Autostart autostart;

    AutostartJob(Autostart autostart) {
        this.autostart = autostart;
    }

    @Scheduled(identity = "autostart", delayed = "1s", every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        autostart.startUntouched();
    }
}
