package org.consentcourier.application;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A budget to be used up by calls that are only thought of, at times that are only thought of: the same limits, in memory. */
public final class BudgetTrial {

    private final Bucket bucket;
    private Instant now;

    /** A limit that holds so much, into which so much flows in a time, and in which so much is left. */
    record Flow(long capacity, long refill, Duration in, long left) {

        private Bandwidth bandwidth() {
            return Bandwidth.builder()
                    .capacity(capacity)
                    .refillGreedy(refill, in)
                    .initialTokens(Math.clamp(left, 0, capacity))
                    .build();
        }
    }

    BudgetTrial(List<Flow> flows, Instant now) {
        this.now = now;
        var builder = Bucket.builder().withCustomTimePrecision(new Meter());
        flows.forEach(flow -> builder.addLimit(flow.bandwidth()));
        this.bucket = builder.build();
    }

    /** Whether a call is allowed at that time, which is then made; time never goes back. */
    public boolean take(Instant at) {
        now = at;
        return bucket.tryConsume(1);
    }

    /** How long until the next one is allowed. */
    public Duration untilNext(Instant at) {
        now = at;
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private final class Meter implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
