package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listens to what is settled, and fails once when told. */
@ApplicationScoped
class SettledLog {

    private final List<DeliveryStatus> statuses = new CopyOnWriteArrayList<>();
    private final AtomicBoolean fails = new AtomicBoolean();

    void failOnce() {
        fails.set(true);
    }

    void forget() {
        statuses.clear();
        fails.set(false);
    }

    List<DeliveryStatus> statuses() {
        return statuses;
    }

    void onSettled(@Observes MailsSettled event) {
        if (fails.getAndSet(false)) {
            throw new IllegalStateException("an observer that fails");
        }
        event.mails().forEach(mail -> statuses.add(mail.status()));
    }
}
