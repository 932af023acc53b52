package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.CallBudget;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;

/** One check at once, for a person who waits: after the redirect, or by "check now". */
@ApplicationScoped
public class InstantCheck {

    /** However often a page is reloaded, Docusign is asked about one person no more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ApplicationStates states;
    private final CallBudget budget;
    private final GrantQueue queue;
    private final Checker checker;
    private final ConsentRequests requests;
    private final Clock clock;

    InstantCheck(
            ApplicationStates states,
            CallBudget budget,
            GrantQueue queue,
            Checker checker,
            ConsentRequests requests,
            Clock clock) {
        this.states = states;
        this.budget = budget;
        this.queue = queue;
        this.checker = checker;
        this.requests = requests;
        this.clock = clock;
    }

    /** Asks Docusign now, if it may be asked, and returns the state the request is in afterwards. */
    public ConsentStatus check(UUID requestId, String actor) {
        var request = requests.findByIdOptional(requestId).orElseThrow();
        if (request.status() == ConsentStatus.GRANTED
                || !states.of(request.application()).mayCall(clock.instant())) {
            return request.status();
        }
        return queue.claimNow(requestId, PAUSE)
                .map(claim -> {
                    budget.takeUrgently(claim.application());
                    return checker.check(claim, actor);
                })
                .map(settled -> settled instanceof Settled.Taken(var status) ? status : request.status())
                .orElse(request.status());
    }
}
