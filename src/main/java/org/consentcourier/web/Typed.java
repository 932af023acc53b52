package org.consentcourier.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.consentcourier.http.Refused;
import org.jspecify.annotations.Nullable;

/** Text somebody typed or sent: without what no database and no mail takes, and never longer than wanted. */
final class Typed {

    private static final int LAST_YEAR = 9999;

    private Typed() {}

    /** Without control characters other than line breaks; empty for nothing. */
    static String text(@Nullable String typed, int longest) {
        var clean = typed == null
                ? ""
                : typed.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    /** The last day of something; null for none. */
    static @Nullable LocalDate day(@Nullable String typed) {
        try {
            var day = typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
            if (day == null || day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // Told below, like a day no calendar and no database has.
        }
        throw new Refused(400, "The last day is no date such as 2027-01-31. Go back and correct it.");
    }

    /** Null for nothing, as filters want it. */
    static @Nullable String orNull(@Nullable String typed) {
        var clean = text(typed, 200);
        return clean.isEmpty() ? null : clean;
    }
}
