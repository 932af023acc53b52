package org.consentcourier.delivery;

import java.time.Duration;
import java.util.List;

/** Limits for tests that have no database. */
public final class QuotaWindows {

    private QuotaWindows() {}

    /** Of which nothing is used up yet; 0: no limit. */
    public static QuotaWindow of(int perMinute, int perDay) {
        return new QuotaWindow(
                List.of(
                        new RollingLimit(Duration.ofMinutes(1), perMinute),
                        new RollingLimit(Duration.ofDays(1), perDay)),
                List.of(),
                1);
    }
}
