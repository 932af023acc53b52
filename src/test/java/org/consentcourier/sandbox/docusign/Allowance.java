package org.consentcourier.sandbox.docusign;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.consentcourier.sandbox.http.Call;

/** The API calls an account may make in an hour, counted from one full hour to the next. */
final class Allowance {

    private static final int AN_HOUR = 3000;
    private static final int BURST = 500;

    private int limit = AN_HOUR;
    private int left = AN_HOUR;
    private Instant hour = Instant.EPOCH;

    synchronized void set(int callsAnHour, int leftNow, Instant now) {
        limit = callsAnHour;
        left = leftNow;
        hour = now.truncatedTo(ChronoUnit.HOURS);
    }

    synchronized void renew() {
        limit = AN_HOUR;
        left = AN_HOUR;
        hour = Instant.EPOCH;
    }

    /** Counts a call and tells in its headers what is left; false, when nothing was. */
    synchronized boolean take(Call call, Instant now) {
        var thisHour = now.truncatedTo(ChronoUnit.HOURS);
        if (!thisHour.equals(hour)) {
            hour = thisHour;
            left = limit;
        }
        var allowed = left > 0;
        left = Math.max(0, left - 1);
        call.with("X-RateLimit-Limit", String.valueOf(limit))
                .with("X-RateLimit-Remaining", String.valueOf(left))
                .with(
                        "X-RateLimit-Reset",
                        String.valueOf(hour.plus(1, ChronoUnit.HOURS).getEpochSecond()))
                .with("X-BurstLimit-Limit", String.valueOf(BURST))
                .with("X-BurstLimit-Remaining", String.valueOf(BURST - 1));
        return allowed;
    }
}
