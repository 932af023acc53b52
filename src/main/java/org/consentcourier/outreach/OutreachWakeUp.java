package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.StatusesChanged;
import org.consentcourier.delivery.DeliverySettled;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Outbox;
import org.consentcourier.grant.GrantsConfig;

/** Makes outreach look again when a state changed or a mail was settled; only due times are written here. */
@ApplicationScoped
class OutreachWakeUp {

    private final ConsentRequests requests;
    private final Outbox outbox;
    private final Duration firstCheck;
    private final Clock clock;

    OutreachWakeUp(ConsentRequests requests, Outbox outbox, GrantsConfig grants, Clock clock) {
        this.requests = requests;
        this.outbox = outbox;
        this.firstCheck = grants.cadence().getFirst();
        this.clock = clock;
    }

    void onStatusChanges(@Observes StatusesChanged notice) {
        notice.changes()
                .forEach(change -> requests.findById(change.requestId())
                        .outreachAt(change.to().isAsked() ? change.at() : null));
        outbox.reconsider(notice.requests(change -> !change.to().isAsked()));
    }

    void onDelivery(@Observes DeliverySettled settled) {
        // A cancelled mail teaches nothing, and its claim holds other rows: nothing may be waited for here.
        if (settled.requestId() == null || settled.status() == DeliveryStatus.CANCELLED) {
            return;
        }
        requests.lock(settled.requestId())
                .filter(request -> request.status().isAsked())
                .ifPresent(request -> {
                    request.outreachAt(clock.instant());
                    if (settled.status() == DeliveryStatus.SENT) {
                        request.restartCadence(clock.instant().plus(firstCheck));
                    }
                });
    }
}
