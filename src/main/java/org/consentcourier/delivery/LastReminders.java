package org.consentcourier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows when somebody who was asked is reminded no more: from then on only people can help. */
public interface LastReminders {

    /** Steps of reminders that somebody asked for begin here; they are no part of what a round has by itself. */
    int STEPS_BY_HAND = 2000;

    /** By key, of all configured applications. */
    Map<String, Last> byApplication();

    /**
     * Whichever comes first: so many reminders of a round have left, or the time of the last one has come, which is the later of
     * the two that are there.
     *
     * @param afterFirst after the first mail of the round
     */
    record Last(
            int reminders,
            @Nullable Duration afterFirst,
            @Nullable Instant at) {}
}
