package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.consentcourier.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** What people decide about one request: the person asked, or IT; each is one transaction. */
@ApplicationScoped
@Transactional
public class ConsentDecisions {

    private static final String PERSON = "redirect page";
    private static final String CAME_BACK = "came back with an error";
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    private final ConsentRequests requests;
    private final Consents consents;
    private final OpenQuestions questions;
    private final RosterReconciliation reconciliation;
    private final AuditTrail audit;
    private final Clock clock;

    ConsentDecisions(
            ConsentRequests requests,
            Consents consents,
            OpenQuestions questions,
            RosterReconciliation reconciliation,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.consents = consents;
        this.questions = questions;
        this.reconciliation = reconciliation;
        this.audit = audit;
        this.clock = clock;
    }

    /** The person says "I will not", on the page their signed link leads to; empty: no such request. */
    public Optional<Transition> decline(UUID id, String reason) {
        return requests.lock(id).map(request -> {
            var transition = consents.become(request, ConsentStatus.DECLINED, Cause.of(PERSON, reason));
            if (transition instanceof Transition.Applied) {
                questions.ask(request.application(), id, QuestionKind.DECLINED, reason, PERSON);
            }
            return transition;
        });
    }

    /** The person says "this is not for me": IT decides, nothing changes meanwhile, nobody is reminded. */
    public boolean notForMe(UUID id, QuestionKind kind, String reason) {
        return requests.findByIdOptional(id)
                .map(request -> {
                    questions.ask(request.application(), id, kind, reason, "link in the mail");
                    return true;
                })
                .orElse(false);
    }

    /** Keeps what Docusign said at the redirect, which by itself changes nothing; once a minute, however often it is said. */
    public void noteRedirectError(UUID id, String error, @Nullable String description) {
        requests.lock(id)
                .filter(request ->
                        !consents.isNoted(request, CAME_BACK, clock.instant().minus(BETWEEN_NOTES)))
                .ifPresent(request ->
                        consents.note(request, new Cause("redirect page", CAME_BACK, null, error, description, null)));
    }

    /** IT asks again who declined, whose time ran out, or who was taken out: a new round. */
    public Optional<Transition> reopen(UUID id, String by) {
        return decide(id, by, "reopened", request -> reopen(request, by));
    }

    /** The same of who declined or whose time ran out alone: whoever is exempt by now stays so. */
    Optional<Transition> reopenAnswered(UUID id, String by) {
        return decide(
                id,
                by,
                "reopened",
                request -> request.status() == ConsentStatus.EXEMPT
                        ? new Transition.Refused(ConsentStatus.EXEMPT, ConsentStatus.PENDING)
                        : reopen(request, by));
    }

    /** IT takes a person out; {@code until} is the last day of it, null: for good. */
    public Optional<Transition> exempt(UUID id, String reason, @Nullable LocalDate until, String by) {
        var note = until == null ? reason : reason + " (until " + until + ")";
        return decide(id, by, "exempted", request -> consents.exempt(request, reason, until, Cause.of(by, note)));
    }

    /** IT ends an exemption: a new round from the first check on. */
    public Optional<Transition> endExemption(UUID id, String by) {
        return decide(id, by, "ended the exemption of", request -> endExemption(request, by));
    }

    private Transition reopen(ConsentRequest request, String by) {
        return switch (request.status()) {
            case DECLINED, EXPIRED -> consents.become(request, ConsentStatus.PENDING, Cause.of(by, "reopened"));
            case EXEMPT -> endExemption(request, by);
            // NEW and FAULTY may become PENDING too, but only because Docusign says so.
            case UNRESOLVED, NEW, PENDING, GRANTED, REVOKED, FAULTY, LEFT ->
                new Transition.Refused(request.status(), ConsentStatus.PENDING);
        };
    }

    private Transition endExemption(ConsentRequest request, String by) {
        var transition = consents.endExemption(request, Cause.of(by, "exemption ended"));
        if (transition instanceof Transition.Applied) {
            // The User ID may have changed meanwhile, which an exemption does not follow.
            reconciliation.reconcile(
                    request.application(), by, Set.of(request.person().id()));
        }
        return transition;
    }

    private Optional<Transition> decide(
            UUID id, String by, String action, Function<ConsentRequest, Transition> decision) {
        return requests.lock(id).map(request -> {
            var transition = decision.apply(request);
            // Who is exempt already may get another reason or end.
            if (!(transition instanceof Transition.Refused)) {
                audit.record(by, action, "request " + id, "");
            }
            return transition;
        });
    }
}
