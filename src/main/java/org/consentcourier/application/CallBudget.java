package org.consentcourier.application;

import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The calls an application may make now, counted in the database for all nodes together. */
@ApplicationScoped
@Transactional(TxType.NEVER) // bucket4j commits its own short transactions
public class CallBudget {

    /** A bucket lets its content pass on top of what flows in: a tenth held, nine tenths flowing, never more than all in an hour. */
    private static final int HELD = 10;

    /** Their places among the limits of a bucket. */
    private static final int SECONDLY = 0;

    private static final int HOURLY = 1;

    private final ProxyManager<String> buckets;
    private final BucketConfiguration limits;

    /** What the hourly limit lets pass at once. */
    private final int held;

    private final BudgetConfig config;

    /** Part of a bucket's id: a bucket keeps the limits it was made with, changed ones need a new bucket. */
    private final String limitsInWords;

    /** In nanoseconds: how long a bucket may need to get back what was taken beyond its content. */
    private final long longestDebt;

    CallBudget(AgroalDataSource dataSource, BudgetConfig config, Clock clock) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("call_budget")
                .clientClock(new ClockMeter(clock))
                .build();
        this.config = config;
        this.held = Math.max(1, config.perHour() / HELD);
        this.longestDebt = Duration.ofHours(1).toNanos() / Math.max(1, config.perHour() - held) * held;
        this.limitsInWords = " %d/s %d/h".formatted(config.perSecond(), config.perHour());
        this.limits = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(config.perSecond())
                        .refillGreedy(config.perSecond(), Duration.ofSeconds(1))
                        .build())
                .addLimit(Bandwidth.builder()
                        .capacity(held)
                        .refillGreedy(config.perHour() - held, Duration.ofHours(1))
                        .build())
                .build();
    }

    /** The budget as it stands now, to be used up by calls that are only thought of, or by one in so many of them. */
    public BudgetTrial trial(String application, Instant now, int oneIn) {
        var left = left(application);
        return new BudgetTrial(
                List.of(
                        new BudgetTrial.Flow(
                                Math.ceilDiv(config.perSecond(), oneIn),
                                config.perSecond(),
                                Duration.ofSeconds(oneIn),
                                Math.ceilDiv(left[SECONDLY], (long) oneIn)),
                        new BudgetTrial.Flow(
                                Math.ceilDiv(held, oneIn),
                                config.perHour() - held,
                                Duration.ofHours(oneIn),
                                Math.floorDiv(left[HOURLY], (long) oneIn))),
                now);
    }

    /** Takes as many calls as are allowed now, at most {@code wanted}, perhaps none. */
    public int take(String application, int wanted) {
        var taken = bucket(application).asVerbose().tryConsumeAsMuchAsPossible(wanted);
        if (taken.getValue() == 0 && isOfTheFuture(taken)) {
            Log.warnf(
                    "The calls of application %s are counted anew: a clock was ahead by more than an hour",
                    application);
            buckets.removeProxy(id(application));
        }
        return taken.getValue().intValue();
    }

    /** Whether a clock that was ahead has filled the bucket last, so that by the right one not a call flows in for an hour. */
    private boolean isOfTheFuture(VerboseResult<Long> taken) {
        var left = taken.getState().getCurrentSize(HOURLY);
        var inAnHour = taken.getState().copy();
        inAnHour.refillAllBandwidth(
                taken.getOperationTimeNanos() + Duration.ofHours(1).toNanos());
        return left < held && inAnHour.getCurrentSize(HOURLY) == left;
    }

    /**
     * Takes one call for a person who waits, before all that nobody waits for and although none may be left: those make up for
     * it. False when people who wait have gone a tenth of an hour's calls beyond the limit already.
     */
    public boolean takeUrgently(String application) {
        var bucket = bucket(application);
        if (bucket.consumeIgnoringRateLimits(1) <= longestDebt) {
            return true;
        }
        bucket.addTokens(1);
        return false;
    }

    /** Counts calls that are made in any case. */
    public void note(String application, int calls) {
        bucket(application).consumeIgnoringRateLimits(calls);
    }

    /** Gives back calls that were not made. */
    public void giveBack(String application, int unused) {
        if (unused > 0) {
            bucket(application).addTokens(unused);
        }
    }

    /** How many calls the hourly limit would allow at once now; below zero while urgent ones are made up for. */
    public long hourlyLeft(String application) {
        return left(application)[HOURLY];
    }

    /**
     * When calls that wait can be made.
     *
     * @param hourUsedUp whether it is the hourly limit that lets none pass now
     * @param untilNext how long until the next one; zero: now
     * @param untilLast how long until the last of them, if no others come between
     */
    public record Outlook(boolean hourUsedUp, Duration untilNext, Duration untilLast) {}

    /** The same for so many calls from now on. */
    public Outlook outlook(String application, long calls) {
        var left = left(application);
        return new Outlook(left[HOURLY] < 1, until(left, 1), until(left, calls));
    }

    private Duration until(long[] left, long calls) {
        var bySecond = (double) (calls - left[SECONDLY]) / config.perSecond();
        var byHour = (calls - left[HOURLY]) * (double) Duration.ofHours(1).toSeconds() / (config.perHour() - held);
        return Duration.ofSeconds((long) Math.ceil(Math.max(0, Math.max(bySecond, byHour))));
    }

    private long[] left(String application) {
        return bucket(application)
                .asVerbose()
                .getAvailableTokens()
                .getDiagnostics()
                .getAvailableTokensPerEachBandwidth();
    }

    /** Takes one call of a smaller budget of its own, of so many an hour; false when none is allowed now. */
    public boolean takeOf(String budget, int perHour) {
        return small(budget, perHour).tryConsume(1);
    }

    /** How many calls of such a budget are allowed now. */
    public long leftOf(String budget, int perHour) {
        return small(budget, perHour).getAvailableTokens();
    }

    private BucketProxy small(String budget, int perHour) {
        return buckets.getProxy(budget + " " + perHour + "/h", () -> hourly(perHour));
    }

    private static BucketConfiguration hourly(int perHour) {
        var held = Math.max(1, perHour / HELD);
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(held)
                        .refillGreedy(Math.max(1, perHour - held), Duration.ofHours(1))
                        .build())
                .build();
    }

    private BucketProxy bucket(String application) {
        return buckets.getProxy(id(application), () -> limits);
    }

    private String id(String application) {
        return application + limitsInWords;
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
