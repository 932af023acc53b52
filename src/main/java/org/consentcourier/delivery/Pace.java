package org.consentcourier.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many mails one claim takes: no more than leave in about a second. A claim is the last look at whether a mail is still wanted,
 * so none waits long behind a slow server; at a fast one large claims cost less.
 */
final class Pace {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Shorter times tell nothing of the server. */
    private static final long SOON = Duration.ofMillis(50).toNanos();

    private final int least;
    private final LongSupplier nanos;
    private long since;
    private long sent;
    private int size;

    /** Claims of at least so many, by a clock that only ever goes forward. */
    Pace(int least, LongSupplier nanos) {
        this.least = least;
        this.nanos = nanos;
        this.size = least;
    }

    synchronized void oneMore() {
        sent++;
    }

    /** The size of the next claim, by what was sent since the last one. */
    synchronized int next(int most) {
        var now = nanos.getAsLong();
        if (now - since >= SOON) {
            size = Math.clamp(sent * SECOND / (now - since), least, Integer.MAX_VALUE);
            since = now;
            sent = 0;
        }
        size = Math.min(size, most);
        return size;
    }

    /** The size of the last claim. */
    synchronized int size() {
        return size;
    }
}
