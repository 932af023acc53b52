package org.consentcourier.webhook;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells endpoints what is new, again and again. */
@ApplicationScoped
class WebhookJob {

    private final WebhookDispatcher dispatcher;

    WebhookJob(WebhookDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Scheduled(
            identity = "webhooks",
            every = "{courier.webhook-delivery.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        dispatcher.kick();
    }
}
