package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.consentcourier.mail.Weekdays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingWindowTest {

    private final SendingWindow office =
            new SendingWindow(Weekdays.of("MON-FRI").days(), LocalTime.of(8, 0), LocalTime.of(18, 0));

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00:00Z, UTC, 2026-11-25T10:00:00Z", // Wednesday, open
        "2026-11-25T08:00:00Z, UTC, 2026-11-25T08:00:00Z", // the first moment is inside
        "2026-11-25T18:00:00Z, UTC, 2026-11-26T08:00:00Z", // the last is outside
        "2026-11-25T03:00:00Z, UTC, 2026-11-25T08:00:00Z",
        "2026-11-27T18:30:00Z, UTC, 2026-11-30T08:00:00Z", // Friday evening waits for Monday
        "2026-11-25T10:00:00Z, Asia/Tokyo, 2026-11-25T23:00:00Z", // evening there
        "2026-11-25T10:00:00Z, America/New_York, 2026-11-25T13:00:00Z", // night there
        "2026-03-27T20:00:00Z, Europe/Berlin, 2026-03-30T06:00:00Z", // summer time began on Sunday
        "2026-10-23T20:00:00Z, Europe/Berlin, 2026-10-26T07:00:00Z", // and ended
        "2026-11-25T10:00:00Z, Pacific/Kiritimati, 2026-11-25T18:00:00Z", // midnight, of the 26th, there
        "2026-11-25T10:00:00Z, Pacific/Pago_Pago, 2026-11-25T19:00:00Z", // still the 24th there
        "2026-11-25T12:14:00Z, Asia/Kathmandu, 2026-11-25T12:14:00Z",
        "2026-11-25T12:15:00Z, Asia/Kathmandu, 2026-11-26T02:15:00Z",
        "2011-12-29T23:00:00Z, Pacific/Apia, 2011-12-29T23:00:00Z", // Thursday 13:00, and Friday was left out
        "2011-12-30T05:00:00Z, Pacific/Apia, 2012-01-01T18:00:00Z"
    })
    void opens_in_the_zone_of_the_person(Instant now, ZoneId zone, Instant opens) {
        assertThat(office.nextOpen(now, zone)).isEqualTo(opens);
    }

    @ParameterizedTest
    @CsvSource({
        "02:30, 05:00, 2026-03-29T00:00:00Z, Europe/Berlin, 2026-03-29T01:00:00Z", // 02:30 is left out: at 03:00
        "02:15, 02:45, 2026-03-29T00:00:00Z, Europe/Berlin, 2026-03-30T00:15:00Z", // all of it is
        "01:00, 02:30, 2026-03-29T00:59:00Z, Europe/Berlin, 2026-03-29T00:59:00Z",
        "01:00, 02:30, 2026-03-29T01:00:00Z, Europe/Berlin, 2026-03-29T23:00:00Z", // it ended with the old time
        "02:10, 02:40, 2026-10-25T00:45:00Z, Europe/Berlin, 2026-10-25T01:10:00Z", // the hour comes again
        "01:00, 02:30, 2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25T01:00:00Z",
        "00:00, 01:30, 2026-03-28T21:00:00Z, Asia/Beirut, 2026-03-28T22:00:00Z", // no midnight: at 01:00
        "00:00, 00:00, 2026-03-28T22:00:00Z, Asia/Beirut, 2026-03-28T22:00:00Z",
        "23:30, 23:45, 2018-02-18T01:50:00Z, America/Sao_Paulo, 2018-02-18T02:30:00Z" // midnight became 23:00
    })
    void a_changed_clock_opens_it_where_its_hour_is_left_out_and_twice_where_it_comes_twice(
            LocalTime from, LocalTime until, Instant now, ZoneId zone, Instant opens) {
        var everyDay = new SendingWindow(EnumSet.allOf(DayOfWeek.class), from, until);

        assertThat(everyDay.nextOpen(now, zone)).isEqualTo(opens);
    }

    @Test
    void a_working_week_may_begin_on_sunday() {
        var gulf = new SendingWindow(Weekdays.of("SUN-THU").days(), LocalTime.of(8, 0), LocalTime.of(18, 0));

        assertThat(gulf.nextOpen(Instant.parse("2026-11-26T15:30:00Z"), ZoneId.of("Asia/Riyadh")))
                .isEqualTo("2026-11-29T05:00:00Z");
    }

    @Test
    void from_equal_to_until_is_the_whole_day() {
        var saturdays = new SendingWindow(EnumSet.of(DayOfWeek.SATURDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        assertThat(saturdays.nextOpen(Instant.parse("2026-11-28T23:59:59Z"), ZoneId.of("UTC")))
                .isEqualTo("2026-11-28T23:59:59Z");
        assertThat(saturdays.nextOpen(Instant.parse("2026-11-29T00:00:00Z"), ZoneId.of("UTC")))
                .isEqualTo("2026-12-05T00:00:00Z");
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused_by_name_of_the_setting() {
        assertThatThrownBy(() -> new SendingWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(18, 0), LocalTime.of(8, 0)))
                .hasMessageContaining("courier.mail.window.until");
    }
}
