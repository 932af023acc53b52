package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.consentcourier.delivery.LastReminders.Last;
import org.junit.jupiter.api.Test;

/** After what nobody is reminded any more, as the reports count who is late. */
class LastReminderTest {

    private static final Duration DELAY = Duration.ofDays(3);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void by_delay_and_frequency_it_is_the_last_of_all() {
        assertThat(policy(true, Duration.ofDays(5), Ladder.NONE)).isEqualTo(new Last(4, null, null));
        assertThat(policy(true, Duration.ZERO, Ladder.NONE)).isEqualTo(new Last(1, null, null));
    }

    @Test
    void of_a_ladder_it_is_also_the_time_of_the_last_rung_on_either_side() {
        var goLive = LocalDate.of(2026, 12, 20).atStartOfDay(BERLIN);
        var ladder = new Ladder(
                List.of(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(-7), Duration.ofDays(-1)),
                Optional.of(goLive));

        assertThat(policy(true, Duration.ofDays(5), ladder))
                .isEqualTo(new Last(4, Duration.ofDays(7), Instant.parse("2026-12-18T23:00:00Z")));
    }

    @Test
    void without_reminders_it_is_as_if_one_had_not_been_answered() {
        assertThat(policy(false, Duration.ofDays(5), Ladder.NONE)).isEqualTo(new Last(Integer.MAX_VALUE, DELAY, null));
    }

    private static Last policy(boolean reminds, Duration frequency, Ladder ladder) {
        return new OutreachPolicy(
                        reminds,
                        DELAY,
                        frequency,
                        4,
                        Duration.ofDays(5),
                        Duration.ofDays(5),
                        true,
                        Duration.ofDays(45),
                        Duration.ofDays(5),
                        ladder)
                .lastReminder();
    }
}
