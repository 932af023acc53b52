package org.consentcourier.outreach;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be foreseen.
 *
 * @param start of an application that is not started: from that day, else from now
 * @param perDay of one that is not started: first mails a day, as by a wave of everybody; null: no such limit
 */
public record ForecastWish(
        String application,
        int weeks,
        @Nullable LocalDate start,
        @Nullable Integer perDay) {

    /** Longer ones say little: by then everything is different. */
    public static final int MOST_WEEKS = 26;

    public static final int USUAL_WEEKS = 8;

    /** The usual time, from now on. */
    public static ForecastWish of(String application) {
        return new ForecastWish(application, USUAL_WEEKS, null, null);
    }
}
