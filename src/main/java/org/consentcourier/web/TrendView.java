package org.consentcourier.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.consentcourier.report.Trend;
import org.consentcourier.web.TrendChart.Ahead;
import org.consentcourier.web.TrendChart.Point;
import org.jspecify.annotations.Nullable;

/**
 * How a group comes along: a picture, what it says in words, and the numbers behind it.
 *
 * @param id tells several on one page apart
 * @param chart null: there are no reports of two days yet
 * @param latest newest first
 */
record TrendView(String id, @Nullable TrendChart chart, Trend trend, String words, List<Trend.Point> latest) {

    static TrendView of(String id, Trend trend) {
        return new TrendView(
                id,
                isOfOneDay(trend.points()) ? null : chart(trend),
                trend,
                words(trend),
                trend.points().reversed());
    }

    /** The last one; null where there is none. */
    public Trend.@Nullable Point now() {
        return latest.isEmpty() ? null : latest.getFirst();
    }

    private static boolean isOfOneDay(List<Trend.Point> points) {
        return points.isEmpty()
                || points.getFirst().day().equals(points.getLast().day());
    }

    private static TrendChart chart(Trend trend) {
        var points = trend.points().stream()
                .map(point -> new Point(point.day(), point.done(), point.total()))
                .toList();
        return TrendChart.of(points, new Ahead(trend.forecast(), trend.goLive()));
    }

    private static String words(Trend trend) {
        var reason = trend.noForecast();
        var forecast = trend.forecast();
        if (reason != null || forecast == null) {
            return reason == null ? "" : ReportWords.words(reason);
        }
        var last = trend.points().getLast();
        if (last.missing() == 0) {
            return "Everybody has consented.";
        }
        return "At this pace everybody has consented on " + ReportWords.plain(forecast) + goLive(trend, last) + ".";
    }

    private static String goLive(Trend trend, Trend.Point last) {
        var goLive = trend.goLive();
        if (goLive == null) {
            return "";
        }
        var day = ReportWords.plain(goLive);
        return Boolean.TRUE.equals(trend.meetsGoLive())
                ? ", before go-live on " + day
                : ", too late for go-live on " + day + needed(last, goLive);
    }

    /** What it would take. */
    private static String needed(Trend.Point last, LocalDate goLive) {
        var days = ChronoUnit.DAYS.between(last.day(), goLive);
        return days < 1 ? "" : ": that takes %,d a week".formatted(Math.ceilDiv(last.missing() * 7, days));
    }
}
