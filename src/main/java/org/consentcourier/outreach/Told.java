package org.consentcourier.outreach;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How far the word about a person has gone up in the round.
 *
 * @param open levels at which there is somebody to tell who has not been told
 * @param lineAt when the mail of the first level left, or was ordered
 * @param onItsWay it has been ordered and has not left
 */
record Told(Set<EscalationLevel> open, Optional<Instant> lineAt, boolean onItsWay) {

    /** Nobody is, or there is nobody to tell. */
    static final Told NOTHING = new Told(Set.of(), Optional.empty(), false);

    Told {
        open = Set.copyOf(open);
    }
}
