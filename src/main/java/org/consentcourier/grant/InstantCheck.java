package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.CallBudget;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;

/** One check at once, for a person who waits: after the redirect, or by "check now". */
@ApplicationScoped
public class InstantCheck {

    /** However often a page is reloaded, Docusign is asked about one person no more often than this. */
    private static final Duration PAUSE = Duration.ofMillis(1900);

    /** The same where consent is proven already: each proof is one token more, and Docusign limits those of a user. */
    private static final Duration BETWEEN_PROOFS = Duration.ofMinutes(1);

    private final ApplicationStates states;
    private final CallBudget budget;
    private final GrantQueue queue;
    private final Checker checker;
    private final ConsentRequests requests;
    private final GrantCheckLog log;
    private final Clock clock;

    /** A page loaded twice at once asks once; whoever comes second is told the same. */
    private final ConcurrentMap<UUID, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();

    InstantCheck(
            ApplicationStates states,
            CallBudget budget,
            GrantQueue queue,
            Checker checker,
            ConsentRequests requests,
            GrantCheckLog log,
            Clock clock) {
        this.states = states;
        this.budget = budget;
        this.queue = queue;
        this.checker = checker;
        this.requests = requests;
        this.log = log;
        this.clock = clock;
    }

    /** What the check came to, and the state the request is in afterwards. */
    public sealed interface Answer {

        ConsentStatus status();

        /** That is the state by what Docusign says, now or a moment ago. */
        record Told(ConsentStatus status) implements Answer {}

        /** Docusign was asked, and its answer says nothing about the person. */
        record Untold(ConsentStatus status) implements Answer {}

        /** Docusign may not be asked more often for now; this person is the next it is asked about. */
        record Limited(ConsentStatus status) implements Answer {}

        /** The application stands still until a fault is mended or IT has decided. */
        record Standing(ConsentStatus status) implements Answer {}
    }

    /** Asks Docusign now, if it may be asked; who is granted has nothing to wait for, and is not asked about. */
    public Answer check(UUID requestId, String actor) {
        var request = requests.findByIdOptional(requestId).orElseThrow();
        return request.status() == ConsentStatus.GRANTED
                ? new Answer.Told(request.status())
                : check(request, PAUSE, actor);
    }

    /** The same for who knows better, such as an application that just got {@code consent_required}: proof is asked for anew. */
    public Answer recheck(UUID requestId, String actor) {
        var request = requests.findByIdOptional(requestId).orElseThrow();
        return check(request, request.status() == ConsentStatus.GRANTED ? BETWEEN_PROOFS : PAUSE, actor);
    }

    private Answer check(ConsentRequest request, Duration pause, String actor) {
        var mine = new CompletableFuture<Answer>();
        var others = underWay.putIfAbsent(request.id(), mine);
        if (others != null) {
            return others.join();
        }
        try {
            mine.complete(checkAlone(request, pause, actor));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(request.id());
        }
        return mine.join();
    }

    private Answer checkAlone(ConsentRequest request, Duration pause, String actor) {
        var state = states.of(request.application());
        if (!state.mayCall(clock.instant())) {
            return hindered(request, state);
        }
        return queue.claimNow(request.id(), pause)
                .map(claim -> check(claim, request, actor))
                .orElseGet(() -> told(request));
    }

    /** Not asked about again so soon: what Docusign said last counts, which may have been nothing. */
    private Answer told(ConsentRequest request) {
        var last = log.ofRequest(request.id(), 1);
        return last.isEmpty() || last.getFirst().tellsOfThePerson()
                ? new Answer.Told(request.status())
                : new Answer.Untold(request.status());
    }

    private Answer check(CheckClaim claim, ConsentRequest before, String actor) {
        if (!budget.takeUrgently(claim.application())) {
            queue.putFirst(claim.requestId());
            return new Answer.Limited(before.status());
        }
        return switch (checker.check(claim, actor)) {
            case Settled.Taken(var status) -> new Answer.Told(status);
            case Settled.Untold(var status) -> untold(before, status);
            case Settled.Held held -> new Answer.Standing(before.status());
            case Settled.Late late -> new Answer.Told(before.status());
        };
    }

    /** Its answer may have been that it is asked too often, or that something is wrong with the application. */
    private Answer untold(ConsentRequest request, ConsentStatus status) {
        var state = states.of(request.application());
        return state.mayCall(clock.instant()) ? new Answer.Untold(status) : hindered(request, state);
    }

    private Answer hindered(ConsentRequest request, ApplicationState state) {
        if (state.halt().isPresent() || state.confirmRequired() || state.runsWithOthers()) {
            return new Answer.Standing(request.status());
        }
        queue.putFirst(request.id());
        return new Answer.Limited(request.status());
    }
}
