package org.consentcourier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final RetrySchedule schedule = new RetrySchedule(new SplittableRandom(1));

    @Test
    void the_waits_are_those_standard_webhooks_recommends_and_at_most_a_fifth_longer() {
        var waits = new String[] {"PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H"};
        for (var attempts = 1; attempts <= waits.length; attempts++) {
            var wait = Duration.parse(waits[attempts - 1]);
            assertThat(schedule.after(attempts).orElseThrow())
                    .isBetween(wait, wait.multipliedBy(6).dividedBy(5));
        }
    }

    @Test
    void not_all_come_at_once() {
        assertThat(IntStream.range(0, 20).mapToObj(i -> schedule.after(4).orElseThrow()))
                .hasSizeGreaterThan(15)
                .doesNotHaveDuplicates();
    }

    @Test
    void it_is_given_up_after_the_tenth_attempt() {
        assertThat(schedule.after(9)).isPresent();
        assertThat(schedule.after(10)).isEmpty();
        assertThat(schedule.after(11)).isEmpty();
    }

    @Test
    void an_endpoint_is_left_alone_from_the_third_failure_on_ever_longer_up_to_five_minutes() {
        assertThat(RetrySchedule.pauseOfEndpoint(2)).isZero();
        assertThat(RetrySchedule.pauseOfEndpoint(3)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetrySchedule.pauseOfEndpoint(4)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetrySchedule.pauseOfEndpoint(8)).isEqualTo(Duration.ofSeconds(160));
        assertThat(RetrySchedule.pauseOfEndpoint(9)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetrySchedule.pauseOfEndpoint(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void quiet_is_asked_for_in_seconds_or_until_a_date_and_granted_for_a_day_at_most() {
        assertThat(RetryAfter.parse(" 90 ", NOW)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.parse("Wed, 25 Nov 2026 10:02:00 GMT", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Wed, 25 Nov 2026 09:00:00 GMT", NOW)).contains(Duration.ofSeconds(1));
        assertThat(RetryAfter.parse("0", NOW)).contains(Duration.ofSeconds(1));
        assertThat(RetryAfter.parse("99999999999", NOW)).contains(Duration.ofHours(24));
        assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
        assertThat(RetryAfter.parse("-5", NOW)).isEmpty();
    }
}
