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
        "2026-10-23T20:00:00Z, Europe/Berlin, 2026-10-26T07:00:00Z" // and ended
    })
    void opens_in_the_zone_of_the_person(Instant now, ZoneId zone, Instant opens) {
        assertThat(office.nextOpen(now, zone)).isEqualTo(opens);
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
