package org.consentcourier.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.jspecify.annotations.Nullable;

/**
 * One person and one application, as the snapshot keeps them.
 *
 * @param cause why asking leads nowhere at present; null: it does not
 * @param ageDays days in that state, by the calendar of the reports' zone
 * @param lastMailOn day of the last mail of this round, in the same zone; null without one
 * @param mailsSent in this round
 */
public record ReportLine(
        UUID requestId,
        String application,
        String applicationName,
        String personName,
        String personEmail,
        @Nullable String managerEmail,
        ConsentStatus status,
        @Nullable StuckCause cause,
        Instant since,
        long ageDays,
        @Nullable LocalDate lastMailOn,
        int mailsSent) {

    /** The state in plain words. */
    public String state() {
        return cause == null ? StatusWords.of(status) : StatusWords.of(cause);
    }

    /** What the person can do about it, where a manager may pass it on. */
    public @Nullable String advice() {
        return cause == null ? null : StatusWords.advice(cause);
    }
}
