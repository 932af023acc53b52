package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.consentcourier.roster.directory.UserNotFound;

/** Marks whom Docusign has no user for: FAULTY without User ID, until the roster or Docusign brings one. */
@ApplicationScoped
class UnknownAddresses {

    private final ConsentRequests requests;
    private final Consents consents;

    UnknownAddresses(ConsentRequests requests, Consents consents) {
        this.requests = requests;
        this.consents = consents;
    }

    @Transactional(TxType.MANDATORY)
    void onUserNotFound(@Observes UserNotFound event) {
        requests.ofPerson(event.personId()).stream()
                .filter(request -> event.applications().contains(request.application()))
                .flatMap(request -> requests.lock(request.id()).stream())
                .filter(request -> request.status() == ConsentStatus.UNRESOLVED)
                .forEach(request ->
                        consents.become(request, ConsentStatus.FAULTY, Cause.of(event.actor(), event.why())));
    }
}
