package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The only place that changes the state of a locked request: the transition, its event, and the notice to those above. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Consents {

    private final EntityManager entityManager;
    private final Event<StatusChanged> statusChanged;
    private final Clock clock;

    Consents(EntityManager entityManager, Event<StatusChanged> statusChanged, Clock clock) {
        this.entityManager = entityManager;
        this.statusChanged = statusChanged;
        this.clock = clock;
    }

    /** Takes a locked request to {@code next}, or says why not; the event is written only when something changed. */
    public Transition become(ConsentRequest request, ConsentStatus next, Cause cause) {
        return become(request, next, cause, clock.instant());
    }

    /** Notes a grant that succeeded for {@code scopes} (space-separated) and takes the request to GRANTED. */
    public Transition granted(ConsentRequest request, String scopes, Cause cause) {
        var at = clock.instant();
        request.proven(at, scopes);
        return become(request, ConsentStatus.GRANTED, cause, at);
    }

    /** Notes whether who has consented is a member of the application's account; its history tells where that is news. */
    public void membership(ConsentRequest request, UUID account, boolean member, String actor) {
        if (request.noteMembership(account, member)) {
            note(
                    request,
                    Cause.of(
                            actor,
                            member
                                    ? "is a member of the account now"
                                    : "has consented, but is no member of the account"));
        }
    }

    /** Takes a person out, with a reason and optionally the last day of it. */
    public Transition exempt(ConsentRequest request, String reason, @Nullable LocalDate until, Cause cause) {
        if (request.status() == ConsentStatus.EXEMPT || request.status().canBecome(ConsentStatus.EXEMPT)) {
            request.exempt(reason, until);
        }
        return become(request, ConsentStatus.EXEMPT, cause, clock.instant());
    }

    /** Ends an exemption: the first check comes again, for those whose User ID is known. */
    public Transition endExemption(ConsentRequest request, Cause cause) {
        var next = request.userId().isPresent() ? ConsentStatus.NEW : ConsentStatus.UNRESOLVED;
        return request.status() == ConsentStatus.EXEMPT
                ? become(request, next, cause)
                : new Transition.Refused(request.status(), next);
    }

    /** Keeps something that changed no state, such as an error at the redirect, in the request's history. */
    public void note(ConsentRequest request, Cause cause) {
        entityManager.persist(new ConsentEvent(request, request.status(), cause, clock.instant()));
    }

    /** Whether this was noted about the request at {@code since} or later. */
    public boolean isNoted(ConsentRequest request, String note, Instant since) {
        return !entityManager
                .createQuery(
                        "select 1 from ConsentEvent where requestId = ?1 and note = ?2 and at >= ?3", Integer.class)
                .setParameter(1, request.id())
                .setParameter(2, note)
                .setParameter(3, since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private Transition become(ConsentRequest request, ConsentStatus next, Cause cause, Instant at) {
        var transition = request.become(next, at);
        if (transition instanceof Transition.Applied applied) {
            entityManager.persist(new ConsentEvent(request, applied.from(), cause, at));
            statusChanged.fire(new StatusChanged(
                    request.id(), request.application(), applied.from(), applied.to(), cause.actor(), at));
        }
        return transition;
    }
}
