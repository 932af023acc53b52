package org.consentcourier.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.Cause;
import org.consentcourier.consent.ConsentChanges;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.consent.Transition;
import org.consentcourier.docusign.GrantOutcome;
import org.jspecify.annotations.Nullable;

/** What an answer of Docusign does to a locked request. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Ruling {

    private final MassGuard guard;
    private final Cadence cadence;
    private final GrantsConfig config;
    private final Applications applications;
    private final Clock clock;

    Ruling(MassGuard guard, GrantsConfig config, Applications applications, Clock clock) {
        this.guard = guard;
        this.cadence = Cadence.of(config);
        this.config = config;
        this.applications = applications;
        this.clock = clock;
    }

    /** Applies the answer to its request; what is to be written about that goes to {@code changes}. */
    Settled apply(ConsentChanges changes, HeldAnswer held, String actor) {
        if (held.isLate()) {
            return new Settled.Late();
        }
        var request = held.request();
        var answer = held.answer();
        var cause = cause(answer.outcome(), actor, null);
        return switch (answer.outcome()) {
            case GrantOutcome.Granted granted -> granted(changes, request, cause, answer);
            case GrantOutcome.ConsentRequired required -> consentRequired(changes, request, cause);
            case GrantOutcome.UnknownUser unknown -> unknownUser(changes, request, cause);
            case GrantOutcome.ApplicationFault fault -> notAboutThePerson(request);
            case GrantOutcome.RateLimited limited -> notAboutThePerson(request);
            case GrantOutcome.Unavailable unavailable -> notAboutThePerson(request);
        };
    }

    private Settled granted(ConsentChanges changes, ConsentRequest request, Cause cause, CheckAnswer answer) {
        var step = request.status() == ConsentStatus.GRANTED ? request.checkStep() : 0;
        changes.granted(request, scopes(request), cause);
        var account = answer.claim().account();
        if (account == null) {
            return taken(request);
        }
        answer.isMember()
                .ifPresentOrElse(
                        member -> {
                            changes.membership(request, account, member, cause.actor());
                            taken(request);
                        },
                        () -> askForMembership(request, step));
        return new Settled.Taken(request.status());
    }

    /** Consent is proven and membership is not: that is asked for again soon, then ever more rarely. */
    private void askForMembership(ConsentRequest request, int step) {
        var now = clock.instant();
        request.checked(now, step + 1, now.plus(cadence.waitForMembership(step)));
    }

    private Settled consentRequired(ConsentChanges changes, ConsentRequest request, Cause cause) {
        return switch (request.status()) {
            case NEW -> become(changes, request, ConsentStatus.PENDING, cause);
            case FAULTY -> knownAgain(changes, request, cause);
            case GRANTED -> revoked(changes, request, cause);
            case PENDING, REVOKED, DECLINED, EXPIRED, UNRESOLVED, EXEMPT, LEFT -> taken(request);
        };
    }

    /** No guard weighs it: those who had consented were weighed when Docusign ceased to know them. */
    private Settled knownAgain(ConsentChanges changes, ConsentRequest request, Cause cause) {
        var next = request.onceKnownAgain();
        var more = next == ConsentStatus.REVOKED && !request.wasProvenFor(scopes(request));
        return become(changes, request, next, more ? cause.noting(Cause.SCOPES_ADDED) : cause);
    }

    /** After more scopes were confirmed by IT, every refusal is to be expected, and no guard need weigh it. */
    private Settled revoked(ConsentChanges changes, ConsentRequest request, Cause cause) {
        if (!request.wasProvenFor(scopes(request))) {
            return become(changes, request, ConsentStatus.REVOKED, cause.noting(Cause.SCOPES_ADDED));
        }
        return guard.holdsRevocation(request)
                ? held(request, QuestionKind.MASS_REVOCATIONS)
                : become(changes, request, ConsentStatus.REVOKED, cause);
    }

    private Settled unknownUser(ConsentChanges changes, ConsentRequest request, Cause cause) {
        return switch (request.status()) {
            case GRANTED ->
                guard.holdsRevocation(request)
                        ? held(request, QuestionKind.MASS_REVOCATIONS)
                        : become(changes, request, ConsentStatus.FAULTY, cause);
            case FAULTY, UNRESOLVED, EXEMPT, LEFT -> taken(request);
            case NEW, PENDING, REVOKED, DECLINED, EXPIRED ->
                !request.activationPending() && guard.holdsUnknownUser(request)
                        ? held(request, QuestionKind.MASS_UNKNOWN_USERS)
                        : become(changes, request, ConsentStatus.FAULTY, cause);
        };
    }

    private Settled become(ConsentChanges changes, ConsentRequest request, ConsentStatus next, Cause cause) {
        return switch (changes.become(request, next, cause)) {
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
        request.checkLater(clock.instant().plus(config.retry()));
        return new Settled.Untold(request.status());
    }

    private String scopes(ConsentRequest request) {
        return applications.find(request.application()).orElseThrow().scopes();
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
