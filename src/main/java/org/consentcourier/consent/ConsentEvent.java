package org.consentcourier.consent;

import java.time.Instant;
import java.util.UUID;

/** One change of a state, or one thing worth keeping about it; the database refuses to change or delete it. */
record ConsentEvent(
        UUID requestId, String application, int round, Instant at, ConsentStatus from, ConsentStatus to, Cause cause) {

    /** About a request that is in its new state already. */
    static ConsentEvent about(ConsentRequest request, ConsentStatus from, Cause cause, Instant at) {
        return new ConsentEvent(
                request.id(), request.application(), request.round(), at, from, request.status(), cause);
    }

    /** Whether the state is another one since. */
    boolean isChange() {
        return from != to;
    }

    StatusChanged change() {
        return new StatusChanged(requestId, application, from, to, cause.actor(), at);
    }
}
