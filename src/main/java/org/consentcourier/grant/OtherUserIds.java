package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.CallBudget;
import org.consentcourier.docusign.GrantOutcome;

/**
 * Looks whether somebody who came back from Docusign, and has not consented as the user we ask about, has done so as another
 * user of the same address. That proves nothing of the one we ask about: no state changes, IT decides.
 */
@ApplicationScoped
public class OtherUserIds {

    private final OtherUserIdClaims claims;
    private final Checker checker;
    private final ApplicationStates states;
    private final CallBudget budget;
    private final Clock clock;

    OtherUserIds(OtherUserIdClaims claims, Checker checker, ApplicationStates states, CallBudget budget, Clock clock) {
        this.claims = claims;
        this.checker = checker;
        this.states = states;
        this.budget = budget;
        this.clock = clock;
    }

    /** Asks about the others, if Docusign has just refused the one and they are not asked about too often. */
    public boolean haveConsented(UUID requestId, String actor) {
        for (var claim : claims.claim(requestId, actor)) {
            if (!states.of(claim.application()).mayCall(clock.instant()) || !budget.takeUrgently(claim.application())) {
                break;
            }
            if (checker.ask(claim.application(), claim.userId()) instanceof GrantOutcome.Granted granted) {
                claims.settle(claim, granted, actor);
                break;
            }
        }
        return claims.isFound(requestId);
    }
}
