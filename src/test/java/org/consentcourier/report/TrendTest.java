package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.consentcourier.report.Trend.NoForecast;
import org.consentcourier.report.Trend.Point;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final long ALL = 100;

    @Test
    void who_goes_on_as_in_the_last_weeks_is_done_on_that_day() {
        var trend = Trend.of(points(10, 20, 30), null);

        assertThat(trend.perWeek()).isCloseTo(10, within(1e-9));
        assertThat(trend.forecast()).isEqualTo(MONDAY.plusWeeks(2 + 7));
        assertThat(trend.noForecast()).isNull();
    }

    @Test
    void weeks_of_ups_and_downs_are_made_a_straight_line_of() {
        // by least squares: (-1.5 * 0 - 0.5 * 30 + 0.5 * 10 + 1.5 * 40) / 5 = 10 a week
        assertThat(Trend.of(points(0, 30, 10, 40), null).perWeek()).isCloseTo(10, within(1e-9));
    }

    @Test
    void only_the_last_six_weeks_count() {
        var slowNow = Trend.of(points(0, 60, 61, 62, 63, 64, 65, 66), null);

        assertThat(slowNow.perWeek()).isCloseTo(1, within(1e-9));
        assertThat(slowNow.forecast()).isEqualTo(MONDAY.plusWeeks(7 + 34));
        assertThat(slowNow.points()).hasSize(8);
    }

    @Test
    void weeks_without_a_snapshot_are_not_taken_for_none() {
        var points = List.of(point(0, 10), point(1, 20), point(4, 50));

        assertThat(Trend.of(points, null).perWeek()).isCloseTo(10, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"2027-01-05, true", "2027-01-04, false", "2026-12-24, false", ","})
    void everybody_must_be_done_before_the_day_of_go_live_begins(@Nullable LocalDate goLive, @Nullable Boolean met) {
        var trend = Trend.of(points(10, 20, 30), goLive);

        assertThat(trend.meetsGoLive()).isEqualTo(met);
        assertThat(trend.goLive()).isEqualTo(goLive);
    }

    @Test
    void who_is_done_needs_no_forecast_however_short_the_history() {
        assertThat(Trend.of(points(100), MONDAY.plusDays(1)))
                .returns(MONDAY, Trend::forecast)
                .returns(true, Trend::meetsGoLive);
    }

    @Test
    void two_weeks_of_history_are_the_least() {
        assertThat(Trend.of(points(10, 40), null))
                .returns(null, Trend::forecast)
                .returns(NoForecast.TOO_SHORT, Trend::noForecast);
    }

    @Test
    void who_stands_still_or_goes_back_has_no_forecast_and_so_has_whoever_needs_years() {
        for (var points : List.of(points(10, 10, 10), points(30, 20, 10), points(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))) {
            assertThat(Trend.of(points, MONDAY))
                    .returns(null, Trend::forecast)
                    .returns(null, Trend::meetsGoLive)
                    .returns(NoForecast.NO_PROGRESS, Trend::noForecast);
        }
        var slow = IntStream.range(0, 3)
                .mapToObj(week -> new Point("W" + week, MONDAY.plusWeeks(week), week, 1_000_000))
                .toList();
        assertThat(Trend.of(slow, null).noForecast()).isEqualTo(NoForecast.NO_PROGRESS);
    }

    @Test
    void of_nobody_there_is_nothing_to_foresee() {
        assertThat(Trend.of(List.of(), null).noForecast()).isEqualTo(NoForecast.NOBODY);
        assertThat(Trend.of(List.of(new Point("W1", MONDAY, 0, 0)), null).noForecast())
                .isEqualTo(NoForecast.NOBODY);
    }

    private static List<Point> points(long... done) {
        return IntStream.range(0, done.length)
                .mapToObj(week -> point(week, done[week]))
                .toList();
    }

    private static Point point(int week, long done) {
        return new Point("W" + week, MONDAY.plusWeeks(week), done, ALL);
    }
}
