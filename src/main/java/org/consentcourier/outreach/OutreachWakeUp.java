package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.StatusesChanged;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.MailsSettled;
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

    void onMails(@Observes MailsSettled notice) {
        var now = clock.instant();
        var settled = new HashMap<UUID, DeliveryStatus>();
        for (var mail : notice.mails()) {
            var id = mail.requestId();
            // A cancelled mail teaches nothing, and its claim holds other rows: nothing may be waited for here.
            if (id != null && mail.status() != DeliveryStatus.CANCELLED) {
                settled.put(id, mail.status());
            }
        }
        if (settled.isEmpty()) {
            return;
        }
        for (var request : requests.lock(settled.keySet())) {
            if (request.status().isAsked()) {
                request.outreachAt(now);
                if (settled.get(request.id()) == DeliveryStatus.SENT) {
                    request.restartCadence(now.plus(firstCheck));
                }
            }
        }
    }
}
