package org.consentcourier.report;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A period of which a snapshot was taken.
 *
 * @param key part of addresses, for example {@code 2026-W48}
 * @param previous key of the snapshot it is compared with; null for the first
 * @param takenAt the instant whose states it keeps; later than the start where the start was missed
 */
public record ReportPeriod(String key, @Nullable String previous, Instant startsAt, Instant takenAt) {

    /** The period as people say it. */
    public String inWords() {
        return PeriodName.of(key);
    }

    /** The same in a language of the mails. */
    public String inWords(Locale language) {
        return PeriodName.of(key, language);
    }
}
