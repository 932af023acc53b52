package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final int PER_MINUTE = 30;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Limiter limiter = new Limiter(PER_MINUTE, nanos::get);

    @Test
    void as_many_as_are_allowed_pass_and_the_next_learns_how_long_to_wait() {
        assertThat(passing("ada", 100)).isEqualTo(PER_MINUTE);

        assertThat(limiter.count("ada")).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void one_does_not_suffer_for_another() {
        passing("ada", 100);

        assertThat(limiter.count("grace")).isZero();
    }

    @Test
    void a_minute_later_as_many_pass_again() {
        passing("ada", 100);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(passing("ada", 100)).isEqualTo(PER_MINUTE);
    }

    @Test
    void who_waits_as_long_as_told_passes() {
        passing("ada", 100);
        nanos.addAndGet(limiter.count("ada").toNanos());

        assertThat(limiter.count("ada")).isZero();
    }

    private long passing(String kind, int tries) {
        return IntStream.range(0, tries)
                .filter(i -> limiter.count(kind).isZero())
                .count();
    }
}
