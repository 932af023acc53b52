package org.consentcourier.api;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.http.Refused;

/** Tells a caller why no check can be made, where otherwise nothing would happen. */
@Singleton
class Checkable {

    private final Applications applications;
    private final ApplicationStates states;
    private final Clock clock;

    Checkable(Applications applications, ApplicationStates states, Clock clock) {
        this.applications = applications;
        this.states = states;
        this.clock = clock;
    }

    void require(ConsentRow row) {
        switch (row.status()) {
            case UNRESOLVED ->
                throw new Refused(409, "The consent is UNRESOLVED: without a User ID Docusign cannot be asked.");
            case EXEMPT, LEFT ->
                throw new Refused(409, "The consent is " + row.status() + ": Docusign is not asked about it.");
            case NEW, PENDING, GRANTED, REVOKED, DECLINED, EXPIRED -> requireCalls(row.application());
            case FAULTY -> {
                if (row.userId() == null) {
                    throw new Refused(
                            409, "Docusign knows no user of this address: without a User ID it cannot be asked.");
                }
                requireCalls(row.application());
            }
        }
    }

    private void requireCalls(String application) {
        if (applications.find(application).isEmpty()) {
            throw new Refused(409, "The application is no longer configured: only its history is left.");
        }
        var state = states.of(application);
        if (state.confirmRequired()) {
            throw new Refused(409, "The application's settings changed and wait for IT to confirm them.");
        }
        if (state.runsWithOthers()) {
            throw new Refused(
                    409,
                    "This node runs the application with other settings than those confirmed. Restart it with these.");
        }
        state.halt().ifPresent(halt -> {
            throw new Refused(409, "The application is halted. " + halt.detail());
        });
        state.callsWaitUntil(clock.instant()).ifPresent(until -> {
            throw new Refused(409, "Docusign asked for patience until " + until + ". Try again then.");
        });
    }
}
