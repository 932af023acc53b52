package org.consentcourier.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads and gets a manager's reports for a time; the manager goes on getting them too.
 *
 * @param manager address in lower case
 * @param delegate address in lower case
 * @param from first day, by the calendar of the reports' zone
 * @param until last day; null: until it is ended
 * @param setBy the login that said so
 */
public record ReportDelegate(
        UUID id,
        String manager,
        String delegate,
        LocalDate from,
        @Nullable LocalDate until,
        String setBy,
        Instant setAt) {

    /** Whether it is a day on which the delegate stands in. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
