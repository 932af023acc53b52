package org.consentcourier.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets so much of each kind pass in a minute; of the very many kinds somebody may make up it remembers the most recent. */
final class Limiter {

    private static final int REMEMBERED = 50_000;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final int perMinute;
    private final TimeMeter time;

    /** {@code nanos} only ever goes forward. */
    Limiter(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.time = new Monotone(nanos);
    }

    /** Counts one more of a kind: zero when it may pass, else how long until the next one may. */
    Duration count(String kind) {
        var probe = buckets.get(kind, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    void forget() {
        buckets.invalidateAll();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build())
                .build();
    }

    private record Monotone(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
