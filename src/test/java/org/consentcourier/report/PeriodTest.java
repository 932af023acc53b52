package org.consentcourier.report;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00:00Z, 2026-W48, 2026-11-23T00:00:00Z",
        "2026-11-23T00:00:00Z, 2026-W48, 2026-11-23T00:00:00Z",
        "2026-11-22T23:59:59.999999Z, 2026-W47, 2026-11-16T00:00:00Z",
        // 2026 has a week 53, and the first days of 2027 lie in it
        "2026-12-31T12:00:00Z, 2026-W53, 2026-12-28T00:00:00Z",
        "2027-01-03T23:59:59Z, 2026-W53, 2026-12-28T00:00:00Z",
        "2027-01-04T00:00:00Z, 2027-W01, 2027-01-04T00:00:00Z",
        // the last days of 2024 lie in the first week of 2025
        "2024-12-30T00:00:00Z, 2025-W01, 2024-12-30T00:00:00Z"
    })
    void a_week_is_the_iso_week(Instant now, String key, Instant startsAt) {
        assertThat(Period.at(now, WEEK, MONDAY, ZoneOffset.UTC)).isEqualTo(new Period(key, startsAt));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:59:59Z, 2026-W47, 2026-11-15T23:00:00Z",
        "2026-11-22T23:00:00Z, 2026-W48, 2026-11-22T23:00:00Z",
        // clocks go back on 2026-10-25: this week lasts an hour longer
        "2026-10-25T22:59:59Z, 2026-W43, 2026-10-18T22:00:00Z",
        "2026-10-25T23:00:00Z, 2026-W44, 2026-10-25T23:00:00Z",
        // and forward on 2026-03-29
        "2026-03-29T22:00:00Z, 2026-W14, 2026-03-29T22:00:00Z"
    })
    void a_week_begins_at_midnight_of_the_zone(Instant now, String key, Instant startsAt) {
        assertThat(Period.at(now, WEEK, MONDAY, BERLIN)).isEqualTo(new Period(key, startsAt));
    }

    @ParameterizedTest
    @CsvSource({
        "P14D, 2026-W47, 2026-11-16T00:00:00Z",
        "P1D, 2026-W48-3, 2026-11-25T00:00:00Z",
        "PT1H, 2026-W48-3-1400, 2026-11-25T14:00:00Z",
        "PT2M, 2026-W48-3-1432, 2026-11-25T14:32:00Z",
        "PT30S, 2026-W48-3-143330, 2026-11-25T14:33:30Z"
    })
    void another_length_has_a_key_as_fine_as_it_needs(Duration length, String key, Instant startsAt) {
        var now = Instant.parse("2026-11-25T14:33:59Z");

        assertThat(Period.at(now, length, MONDAY, ZoneOffset.UTC)).isEqualTo(new Period(key, startsAt));
    }

    @Test
    void keys_are_unique_and_sort_by_time_even_where_an_hour_comes_twice_and_the_year_changes() {
        for (var around : new String[] {"2026-10-24T20:00:00Z", "2026-12-31T20:00:00Z"}) {
            var start = Instant.parse(around);
            var keys = IntStream.range(0, 1000)
                    .mapToObj(i -> Period.at(start.plusSeconds(120L * i), Duration.ofMinutes(2), MONDAY, BERLIN))
                    .map(Period::key)
                    .toList();

            assertThat(keys).doesNotHaveDuplicates().isSorted();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WEDNESDAY, 2026-11-24T23:59:59Z, 2026-W47, 2026-11-18T00:00:00Z",
        "WEDNESDAY, 2026-11-25T00:00:00Z, 2026-W48, 2026-11-25T00:00:00Z",
        "SUNDAY, 2027-01-02T12:00:00Z, 2026-W52, 2026-12-27T00:00:00Z",
        "SUNDAY, 2027-01-03T12:00:00Z, 2026-W53, 2027-01-03T00:00:00Z"
    })
    void a_week_may_begin_on_another_day_and_is_named_by_the_iso_week_of_that_day(
            DayOfWeek weekday, Instant now, String key, Instant startsAt) {
        assertThat(Period.at(now, WEEK, weekday, ZoneOffset.UTC)).isEqualTo(new Period(key, startsAt));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-W48 | week 48 of 2026",
                "2027-W01 | week 1 of 2027",
                "2026-W48-3 | week 48 of 2026, Wednesday",
                "2026-W48-3-1432 | week 48 of 2026, Wednesday, 14:32 UTC",
                "2026-W48-3-143330 | week 48 of 2026, Wednesday, 14:33:30 UTC",
                "autumn | autumn"
            })
    void people_read_a_period_in_words(String key, String words) {
        assertThat(PeriodName.of(key)).isEqualTo(words);
    }
}
