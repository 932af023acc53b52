package org.consentcourier.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trouble as it was found first, and until when it lasted.
 *
 * @param seenAt when a node last found it to be so
 * @param endedAt null: it lasts
 */
record Incident(
        UUID id, Trouble trouble, Instant seenAt, @Nullable Instant endedAt) {

    boolean isOpen() {
        return endedAt == null;
    }

    /** Whether this is what was found; words and times may be others by now. */
    boolean is(Trouble found) {
        return trouble.topic() == found.topic()
                && trouble.place().equals(found.place())
                && trouble.cause().equals(found.cause());
    }
}
