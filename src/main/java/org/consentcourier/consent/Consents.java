package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The only place that changes the state of a locked request: the transition, its event, and the notice to those above. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Consents {

    private final ConsentEvents events;
    private final Event<StatusesChanged> statusesChanged;
    private final Clock clock;

    Consents(ConsentEvents events, Event<StatusesChanged> statusesChanged, Clock clock) {
        this.events = events;
        this.statusesChanged = statusesChanged;
        this.clock = clock;
    }

    /** Makes many changes as one piece of work: their events are written, and those above are told, once at its end. */
    public <T> T together(Function<ConsentChanges, T> work) {
        var changes = new ConsentChanges(clock);
        var result = work.apply(changes);
        events.append(changes.events());
        var changed = changes.changes();
        if (!changed.isEmpty()) {
            statusesChanged.fire(new StatusesChanged(changed));
        }
        return result;
    }

    /** Takes one locked request to {@code next}, or says why not; the event is written only when something changed. */
    public Transition become(ConsentRequest request, ConsentStatus next, Cause cause) {
        return together(changes -> changes.become(request, next, cause));
    }

    /** Takes a person out, with a reason and optionally the last day of it. */
    public Transition exempt(ConsentRequest request, String reason, @Nullable LocalDate until, Cause cause) {
        if (request.status() == ConsentStatus.EXEMPT || request.status().canBecome(ConsentStatus.EXEMPT)) {
            request.exempt(reason, until);
        }
        return become(request, ConsentStatus.EXEMPT, cause);
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
        events.append(List.of(ConsentEvent.about(request, request.status(), cause, clock.instant())));
    }

    /** Whether this was noted about the request at {@code since} or later. */
    public boolean isNoted(ConsentRequest request, String note, Instant since) {
        return events.isNoted(request.id(), note, since);
    }
}
