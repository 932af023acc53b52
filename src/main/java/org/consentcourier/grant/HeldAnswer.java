package org.consentcourier.grant;

import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.docusign.GrantOutcome;

/** An answer with the request it is about, which is locked until the transaction ends. */
record HeldAnswer(ConsentRequest request, CheckAnswer answer) {

    /** Whether another node had taken over, or the request is about another User ID by now. */
    boolean isLate() {
        return !request.holdsCheck(answer.claim().number());
    }

    /** Whether a mass guard must weigh it, which counts those before it. */
    boolean isWeighed() {
        return switch (answer.outcome()) {
            case GrantOutcome.ConsentRequired required -> request.status() == ConsentStatus.GRANTED;
            case GrantOutcome.UnknownUser unknown -> isAskedAbout();
            case GrantOutcome.Granted granted -> false;
            case GrantOutcome.ApplicationFault fault -> false;
            case GrantOutcome.RateLimited limited -> false;
            case GrantOutcome.Unavailable unavailable -> false;
        };
    }

    /** Whether Docusign's not knowing the user would be news, and of use. */
    private boolean isAskedAbout() {
        return switch (request.status()) {
            case NEW, PENDING, GRANTED, REVOKED, DECLINED, EXPIRED -> true;
            case FAULTY, UNRESOLVED, EXEMPT, LEFT -> false;
        };
    }
}
