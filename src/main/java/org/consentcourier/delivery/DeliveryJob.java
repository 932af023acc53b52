package org.consentcourier.delivery;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends due mail, again and again. */
@ApplicationScoped
class DeliveryJob {

    private final Dispatcher dispatcher;

    DeliveryJob(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Scheduled(identity = "delivery", every = "{courier.mail.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        dispatcher.dispatchDue();
    }
}
