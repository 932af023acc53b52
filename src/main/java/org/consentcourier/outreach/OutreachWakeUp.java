package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StatusChanged;
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
    private final Applications applications;
    private final Duration firstCheck;
    private final Duration reconsentDelay;
    private final Clock clock;

    OutreachWakeUp(
            ConsentRequests requests,
            Outbox outbox,
            Applications applications,
            GrantsConfig grants,
            OutreachConfig config,
            Clock clock) {
        this.requests = requests;
        this.outbox = outbox;
        this.applications = applications;
        this.firstCheck = grants.cadence().getFirst();
        this.reconsentDelay = config.reconsentDelay();
        this.clock = clock;
    }

    void onStatusChanges(@Observes StatusesChanged notice) {
        notice.changes().forEach(this::lookAgain);
        outbox.reconsider(notice.requests(change -> !change.to().isAsked()));
    }

    private void lookAgain(StatusChanged change) {
        var request = requests.findById(change.requestId());
        var at = isTakenBack(request, change) ? change.at().plus(reconsentDelay) : change.at();
        request.outreachAt(change.to().isAsked() ? at : null);
    }

    /** By the person or an administrator; no consent was given yet to scopes that were added. */
    private boolean isTakenBack(ConsentRequest request, StatusChanged change) {
        return change.to() == ConsentStatus.REVOKED
                && applications
                        .find(change.application())
                        .filter(application -> request.wasProvenFor(application.scopes()))
                        .isPresent();
    }

    void onMails(@Observes MailsSettled notice) {
        var now = clock.instant();
        var sent = requests(notice, status -> status == DeliveryStatus.SENT);
        if (!sent.isEmpty()) {
            requests.mailed(sent, now, now.plus(firstCheck));
        }
        // A cancelled mail teaches nothing, and its claim holds other rows: nothing may be waited for here.
        var others = requests(notice, status -> status != DeliveryStatus.SENT && status != DeliveryStatus.CANCELLED);
        if (!others.isEmpty()) {
            requests.lock(others).stream()
                    .filter(request -> request.status().isAsked())
                    .forEach(request -> request.outreachAt(now));
        }
    }

    private static Set<UUID> requests(MailsSettled notice, Predicate<DeliveryStatus> which) {
        return notice.mails().stream()
                .filter(mail -> which.test(mail.status()))
                .flatMap(mail -> Optional.ofNullable(mail.requestId()).stream())
                .collect(Collectors.toSet());
    }
}
