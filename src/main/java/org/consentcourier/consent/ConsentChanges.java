package org.consentcourier.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Changes of locked requests in one transaction: each is made at once, what is to be written about all of them is collected. */
public final class ConsentChanges {

    private final Clock clock;
    private final List<ConsentEvent> events = new ArrayList<>();

    ConsentChanges(Clock clock) {
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

    void note(ConsentRequest request, Cause cause) {
        events.add(ConsentEvent.about(request, request.status(), cause, clock.instant()));
    }

    List<ConsentEvent> events() {
        return List.copyOf(events);
    }

    List<StatusChanged> changes() {
        return events.stream()
                .filter(ConsentEvent::isChange)
                .map(ConsentEvent::change)
                .toList();
    }

    private Transition become(ConsentRequest request, ConsentStatus next, Cause cause, Instant at) {
        var transition = request.become(next, at);
        if (transition instanceof Transition.Applied applied) {
            events.add(ConsentEvent.about(request, applied.from(), cause, at));
        }
        return transition;
    }
}
