package org.consentcourier.metrics;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.function.Supplier;
import org.consentcourier.clock.Monotonic;
import org.jspecify.annotations.Nullable;

/** Asks the database once for all numbers of one kind, and no sooner again than after half a minute, whether it answered or not. */
final class Kept {

    private static final long NANOS = Duration.ofSeconds(30).toNanos();

    private final Supplier<Table> query;
    private final Monotonic monotonic;
    private @Nullable Table table;
    private long readAt;

    Kept(Supplier<Table> query, Monotonic monotonic) {
        this.query = query;
        this.monotonic = monotonic;
    }

    synchronized Table table() {
        var kept = table;
        if (kept == null || monotonic.nanos() - readAt > NANOS) {
            kept = read();
            table = kept;
            readAt = monotonic.nanos();
        }
        return kept;
    }

    /** The next look asks again. */
    synchronized void forget() {
        table = null;
    }

    private Table read() {
        try {
            return query.get();
        } catch (RuntimeException e) {
            Log.warnf("Some metrics are unknown, the database did not answer: %s", e.getMessage());
            return Table.UNKNOWN;
        }
    }
}
