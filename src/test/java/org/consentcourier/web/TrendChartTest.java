package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.consentcourier.web.TrendChart.Ahead;
import org.consentcourier.web.TrendChart.Point;
import org.junit.jupiter.api.Test;

class TrendChartTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    @Test
    void each_report_is_a_place_on_the_line_and_the_way_ahead_ends_where_all_are_done() {
        var chart = TrendChart.of(
                List.of(point(0, 0, 10), point(2, 5, 10)), new Ahead(MONDAY.plusWeeks(4), MONDAY.plusWeeks(3)));

        assertThat(chart.done()).isEqualTo("M0.0 300.0L500.0 150.0");
        assertThat(chart.total()).isEqualTo("M0.0 0.0L500.0 0.0");
        assertThat(chart.ahead()).isEqualTo("M500.0 150.0L1000.0 0.0");
        assertThat(chart.goLive()).isEqualTo("M750.0 0V300");
        assertThat(chart.to()).isEqualTo(MONDAY.plusWeeks(4));
    }

    @Test
    void what_lies_too_far_ahead_is_cut_off() {
        var chart = TrendChart.of(
                List.of(point(0, 0, 100), point(4, 1, 100)), new Ahead(MONDAY.plusWeeks(400), MONDAY.plusWeeks(300)));

        assertThat(chart.to()).isEqualTo(MONDAY.plusWeeks(8));
        assertThat(chart.ahead()).startsWith("M500.0 297.0L1000.0 29");
        assertThat(chart.goLive()).isNull();
    }

    @Test
    void one_report_of_nobody_is_drawn_without_dividing_by_nothing() {
        var chart = TrendChart.of(List.of(point(0, 0, 0)), new Ahead(null, null));

        assertThat(chart.done()).isEqualTo("M0.0 300.0");
        assertThat(chart.ahead()).isNull();
        assertThat(chart.most()).isOne();
    }

    @Test
    void whoever_is_done_has_no_way_ahead() {
        assertThat(TrendChart.of(List.of(point(0, 3, 4), point(1, 4, 4)), new Ahead(MONDAY.plusWeeks(2), null))
                        .ahead())
                .isNull();
    }

    private static Point point(int week, long done, long total) {
        return new Point(MONDAY.plusWeeks(week), done, total);
    }
}
