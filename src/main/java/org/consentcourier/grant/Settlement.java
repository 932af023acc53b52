package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.Consents;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.consent.Transition;
import org.consentcourier.docusign.AccountMembership;
import org.consentcourier.docusign.GrantOutcome;
import org.jspecify.annotations.Nullable;

/** Writes what Docusign answered, if the claim it was asked under still holds. */
@ApplicationScoped
class Settlement {

    private final ConsentRequests requests;
    private final Consents consents;
    private final GrantCheckLog log;
    private final MassGuard guard;
    private final Cadence cadence;
    private final GrantsConfig config;
    private final Applications applications;
    private final Clock clock;

    Settlement(
            ConsentRequests requests,
            Consents consents,
            GrantCheckLog log,
            MassGuard guard,
            GrantsConfig config,
            Applications applications,
            Clock clock) {
        this.requests = requests;
        this.consents = consents;
        this.log = log;
        this.guard = guard;
        this.cadence = new Cadence(config.cadence(), config.recheck());
        this.config = config;
        this.applications = applications;
        this.clock = clock;
    }

    @Transactional(TxType.REQUIRES_NEW)
    Settled settle(CheckClaim claim, GrantOutcome outcome, String actor) {
        var request = requests.lock(claim.requestId()).orElseThrow();
        var late = !request.holdsCheck(claim.number());
        log.keep(claim, outcome, late);
        if (late) {
            return new Settled.Late();
        }
        var cause = cause(outcome, actor, null);
        return switch (outcome) {
            case GrantOutcome.Granted granted -> granted(request, cause, claim.account(), granted.membership());
            case GrantOutcome.ConsentRequired required -> consentRequired(request, cause);
            case GrantOutcome.UnknownUser unknown -> unknownUser(request, cause);
            case GrantOutcome.ApplicationFault fault -> notAboutThePerson(request);
            case GrantOutcome.RateLimited limited -> notAboutThePerson(request);
            case GrantOutcome.Unavailable unavailable -> notAboutThePerson(request);
        };
    }

    private Settled granted(ConsentRequest request, Cause cause, @Nullable UUID account, AccountMembership membership) {
        consents.granted(
                request, applications.find(request.application()).orElseThrow().scopes(), cause);
        if (account != null) {
            switch (membership) {
                case MEMBER -> consents.membership(request, account, true, cause.actor());
                case NO_MEMBER -> consents.membership(request, account, false, cause.actor());
                case UNTOLD, UNASKED -> {} // the next check asks again
            }
        }
        return taken(request);
    }

    private Settled consentRequired(ConsentRequest request, Cause cause) {
        return switch (request.status()) {
            case NEW, FAULTY -> become(request, ConsentStatus.PENDING, cause);
            case GRANTED ->
                guard.holdsRevocation(request.application())
                        ? held(request, QuestionKind.MASS_REVOCATIONS)
                        : become(request, ConsentStatus.REVOKED, cause);
            case PENDING, REVOKED, DECLINED, EXPIRED, UNRESOLVED, EXEMPT, LEFT -> taken(request);
        };
    }

    private Settled unknownUser(ConsentRequest request, Cause cause) {
        return switch (request.status()) {
            case GRANTED ->
                guard.holdsRevocation(request.application())
                        ? held(request, QuestionKind.MASS_REVOCATIONS)
                        : become(request, ConsentStatus.FAULTY, cause);
            case FAULTY -> taken(request);
            case UNRESOLVED, NEW, PENDING, REVOKED, DECLINED, EXPIRED, EXEMPT, LEFT ->
                !request.activationPending() && guard.holdsUnknownUser(request.application())
                        ? held(request, QuestionKind.MASS_UNKNOWN_USERS)
                        : become(request, ConsentStatus.FAULTY, cause);
        };
    }

    private Settled become(ConsentRequest request, ConsentStatus next, Cause cause) {
        return switch (consents.become(request, next, cause)) {
            case Transition.Applied applied -> {
                request.checked(clock.instant(), 0, null);
                yield taken(request);
            }
            case Transition.Repeated repeated -> taken(request);
            case Transition.Refused refused -> taken(request);
        };
    }

    private Settled taken(ConsentRequest request) {
        var now = clock.instant();
        var step = request.checkStep();
        var wait = request.activationPending()
                ? cadence.waitForActivation(request.status())
                : cadence.waitAfter(request.status(), step);
        request.checked(now, step + 1, wait.map(now::plus).orElse(null));
        return new Settled.Taken(request.status());
    }

    private Settled held(ConsentRequest request, QuestionKind question) {
        // Nothing is checked before IT has decided; then it is due at once.
        request.checkAgain(clock.instant());
        return new Settled.Held(question);
    }

    private Settled notAboutThePerson(ConsentRequest request) {
        request.checkAgain(clock.instant().plus(config.retry()));
        return new Settled.Taken(request.status());
    }

    static Cause cause(GrantOutcome outcome, String actor, @Nullable String note) {
        var evidence = outcome.evidence();
        return new Cause(
                actor,
                note,
                evidence.httpStatus(),
                evidence.error(),
                evidence.errorDescription(),
                evidence.traceToken());
    }
}
