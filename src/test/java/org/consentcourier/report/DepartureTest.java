package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartureTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2026-11-29T23:00:00Z");
    private static final Instant TAKEN = MONDAY.plusSeconds(5);
    private static final Departure AT_EIGHT = new Departure(Duration.ofDays(7), LocalTime.of(8, 0), BERLIN);

    @ParameterizedTest
    @CsvSource({
        ", 2026-11-30T07:00:00Z",
        "Europe/London, 2026-11-30T08:00:00Z",
        // still Sunday there
        "America/Los_Angeles, 2026-11-30T16:00:00Z",
        // half past four in the morning
        "Asia/Kolkata, 2026-11-30T02:30:00Z",
        // eight o'clock at this very moment: it leaves when the snapshot is there
        "Asia/Tokyo, 2026-11-29T23:00:05Z",
        // noon already
        "Pacific/Auckland, 2026-11-30T19:00:00Z"
    })
    void each_mail_leaves_at_the_first_eight_o_clock_of_its_recipient(ZoneId own, Instant at) {
        assertThat(AT_EIGHT.after(MONDAY, TAKEN, own)).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-02T05:00:00Z, 2026-12-02T07:00:00Z",
        "2026-12-02T07:00:00Z, 2026-12-02T07:00:00Z",
        "2026-12-02T15:30:00Z, 2026-12-03T07:00:00Z"
    })
    void of_one_that_was_taken_late_it_is_the_first_after_it_was_taken(Instant takenAt, Instant at) {
        assertThat(AT_EIGHT.after(MONDAY, takenAt, null)).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        // clocks go forward in the night before, and back
        "2026-03-28T23:00:00Z, 2026-03-29T06:00:00Z",
        "2026-10-24T22:00:00Z, 2026-10-25T07:00:00Z"
    })
    void eight_o_clock_is_that_of_the_calendar_when_clocks_change(Instant midnight, Instant at) {
        assertThat(AT_EIGHT.after(midnight, midnight.plusSeconds(1), null)).isEqualTo(at);
    }

    @Test
    void an_hour_that_the_clocks_leave_out_is_the_one_after_it() {
        var atHalfPastTwo = new Departure(Duration.ofDays(7), LocalTime.of(2, 30), BERLIN);
        var midnight = Instant.parse("2026-03-28T23:00:00Z");

        assertThat(atHalfPastTwo.after(midnight, midnight.plusSeconds(1), null))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void mails_of_short_periods_leave_at_once() {
        var oftenAndSoon = new Departure(Duration.ofMinutes(2), LocalTime.of(8, 0), BERLIN);

        assertThat(oftenAndSoon.after(MONDAY, TAKEN, ZoneId.of("Asia/Kolkata"))).isEqualTo(TAKEN);
    }
}
