package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.consentcourier.application.FingerprintConfirmed;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.consent.StatusChanged;
import org.consentcourier.consent.StatusesChanged;

/** Makes a request due for a check when something else changed its state; only due times are written here. */
@ApplicationScoped
class GrantWakeUp {

    private final ConsentRequests requests;
    private final DueChecks due;
    private final OpenQuestions questions;
    private final GrantsConfig config;
    private final Clock clock;

    GrantWakeUp(ConsentRequests requests, DueChecks due, OpenQuestions questions, GrantsConfig config, Clock clock) {
        this.requests = requests;
        this.due = due;
        this.questions = questions;
        this.config = config;
        this.clock = clock;
    }

    void onStatusChanges(@Observes StatusesChanged notice) {
        notice.changes().forEach(this::wakeUp);
    }

    void onConfirmation(@Observes FingerprintConfirmed confirmation) {
        // What was held came of the settings before; if it was not, it will be held again.
        for (var guard : new QuestionKind[] {QuestionKind.MASS_UNKNOWN_USERS, QuestionKind.MASS_REVOCATIONS}) {
            questions.answerAll(confirmation.application(), guard, Answers.RECHECK, confirmation.by());
        }
        if (!confirmation.identityChanged()) {
            var now = clock.instant();
            due.recheckGranted(confirmation.application(), now, now.plus(config.lease()));
        }
    }

    private void wakeUp(StatusChanged change) {
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
}
