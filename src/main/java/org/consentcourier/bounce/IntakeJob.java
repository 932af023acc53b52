package org.consentcourier.bounce;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks into the mailbox, again and again. */
@ApplicationScoped
class IntakeJob {

    private final Intake intake;

    IntakeJob(Intake intake) {
        this.intake = intake;
    }

    @Scheduled(identity = "bounces", every = "{courier.bounces.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        intake.read();
    }
}
