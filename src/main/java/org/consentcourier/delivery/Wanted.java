package org.consentcourier.delivery;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A writer's first word on a mail, before any other gate. */
public sealed interface Wanted {

    /** Yes, within the sending window of that zone; null: the zone of the settings. */
    record InWindow(@Nullable ZoneId zone) implements Wanted {}

    /** Yes, while the person is at work: within the sending window, and on neither a holiday nor a blackout date. */
    record AtWork(Whereabouts where) implements Wanted {}

    /** Yes, at whatever hour. */
    record AtAnyTime() implements Wanted {}

    /** No: it is cancelled. */
    record NoLonger(String reason) implements Wanted {}
}
