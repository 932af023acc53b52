package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doubles_from_a_minute_up_to_six_hours() {
        var minutes = IntStream.rangeClosed(1, 11)
                .mapToObj(tries -> Backoff.STANDARD.after(tries, 0))
                .map(wait -> wait.orElseThrow().toMinutes());

        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L);
    }

    @Test
    void gives_up_before_the_waits_exceed_three_days() {
        var waited = IntStream.iterate(1, tries -> tries + 1)
                .mapToObj(tries -> Backoff.STANDARD.after(tries, 0))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(waited).isBetween(Duration.ofHours(66), Duration.ofHours(72));
    }

    @Test
    void chance_makes_a_wait_up_to_a_fifth_longer_and_never_shorter() {
        assertThat(Backoff.STANDARD.after(1, 0.5)).contains(Duration.ofSeconds(66));
        assertThat(Backoff.STANDARD.after(1, 1)).contains(Duration.ofSeconds(72));
        assertThat(Backoff.STANDARD.after(19, 1).isPresent())
                .isEqualTo(Backoff.STANDARD.after(19, 0).isPresent());
    }
}
