package org.consentcourier.grant;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
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

    /** Somebody waits for a page. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

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

    /**
     * Asks about the others, if Docusign has just refused the one and they are not asked about too often. Where that takes
     * long the page does not wait for it, and the next one tells.
     */
    public boolean haveConsented(UUID requestId, String actor) {
        try {
            Thread.ofVirtual()
                    .name("other-user-ids")
                    .start(() -> ask(requestId, actor))
                    .join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return claims.isFound(requestId);
    }

    private void ask(UUID requestId, String actor) {
        try {
            askOneByOne(requestId, actor);
        } catch (RuntimeException e) {
            Log.errorf(e, "The other User IDs of request %s could not be asked about", requestId);
        }
    }

    private void askOneByOne(UUID requestId, String actor) {
        for (var claim : claims.claim(requestId, actor)) {
            if (!states.of(claim.application()).mayCall(clock.instant()) || !budget.takeUrgently(claim.application())) {
                break;
            }
            if (checker.ask(claim.application(), claim.userId()) instanceof GrantOutcome.Granted granted) {
                claims.settle(claim, granted, actor);
                break;
            }
        }
    }
}
