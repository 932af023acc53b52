package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.consentcourier.application.FingerprintConfirmed;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StatusChanged;

/** Makes a request due for a check when something else changed its state; only due times are written here. */
@ApplicationScoped
class GrantWakeUp {

    private final ConsentRequests requests;
    private final DueChecks due;
    private final Clock clock;

    GrantWakeUp(ConsentRequests requests, DueChecks due, Clock clock) {
        this.requests = requests;
        this.due = due;
        this.clock = clock;
    }

    void onStatusChange(@Observes StatusChanged change) {
        var request = requests.findById(change.requestId());
        switch (change.to()) {
            case NEW -> request.checkAgain(change.at());
            case PENDING, REVOKED -> {
                if (change.from() == ConsentStatus.DECLINED || change.from() == ConsentStatus.EXPIRED) {
                    request.checkAgain(change.at());
                }
            }
            case EXEMPT, LEFT, UNRESOLVED -> request.checkAgain(null);
            case GRANTED, DECLINED, EXPIRED, FAULTY -> {}
        }
    }

    void onConfirmation(@Observes FingerprintConfirmed confirmation) {
        if (!confirmation.identityChanged()) {
            due.recheckGranted(confirmation.application(), clock.instant());
        }
    }
}
