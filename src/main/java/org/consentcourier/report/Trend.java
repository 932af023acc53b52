package org.consentcourier.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a group has come along, and when it will be done if it goes on like this.
 *
 * @param points one for each snapshot, oldest first
 * @param perWeek how many more are done in a week, by a straight line through the last points; null: there are too few
 * @param forecast the day on which nobody is missing any more; null: it cannot be told
 * @param noForecast why it cannot; null where it can
 * @param goLive the day whose beginning everybody's consent is needed by; null: there is none
 */
public record Trend(
        List<Point> points,
        @Nullable Double perWeek,
        @Nullable LocalDate forecast,
        @Nullable NoForecast noForecast,
        @Nullable LocalDate goLive) {

    /** So many snapshots the line goes through at most. */
    static final int WEEKS = 6;

    private static final int FEWEST_POINTS = 3;
    private static final int DAYS_OF_WEEK = 7;

    /** A straight line is not to miss a day by the last digit of its slope. */
    private static final double ROUNDING = 1e-6;

    /** What lies further ahead is no forecast. */
    private static final long MOST_DAYS = 5 * 365;

    /** Keeps its own copy. */
    public Trend {
        points = List.copyOf(points);
    }

    /** Where a group stood; {@code day} is that of the snapshot. */
    public record Point(String period, LocalDate day, long done, long total) {
        /** Who is left. */
        public long missing() {
            return total - done;
        }
    }

    /** Why there is no forecast. */
    public enum NoForecast {
        /** There is nobody to ask. */
        NOBODY,
        /** There are fewer than three snapshots, or all are of one day. */
        TOO_SHORT,
        /** None more, or hardly any. */
        NO_PROGRESS
    }

    /** The forecast of these points, oldest first. */
    static Trend of(List<Point> points, @Nullable LocalDate goLive) {
        if (points.isEmpty() || points.getLast().total() == 0) {
            return new Trend(points, null, null, NoForecast.NOBODY, goLive);
        }
        var last = points.getLast();
        var recent = points.subList(Math.max(0, points.size() - WEEKS), points.size());
        @Nullable Double perDay = slope(recent);
        @Nullable Double perWeek = perDay == null ? null : perDay * DAYS_OF_WEEK;
        if (last.missing() == 0) {
            return new Trend(points, perWeek, last.day(), null, goLive);
        }
        if (perDay == null) {
            return new Trend(points, null, null, NoForecast.TOO_SHORT, goLive);
        }
        var days = Math.ceil(last.missing() / perDay - ROUNDING);
        return perDay <= 0 || days > MOST_DAYS
                ? new Trend(points, perWeek, null, NoForecast.NO_PROGRESS, goLive)
                : new Trend(points, perWeek, last.day().plusDays((long) days), null, goLive);
    }

    /** Whether all will be done before the day of go-live begins; null: nobody can tell, or there is no such day. */
    public @Nullable Boolean meetsGoLive() {
        return (forecast == null || goLive == null) ? null : forecast.isBefore(goLive);
    }

    /** By least squares, in done per day; null: too few points or days for a line. */
    private static @Nullable Double slope(List<Point> points) {
        if (points.size() < FEWEST_POINTS) {
            return null;
        }
        var origin = points.getFirst().day().toEpochDay();
        double days = points.stream()
                .mapToLong(point -> point.day().toEpochDay() - origin)
                .average()
                .orElse(0);
        double done = points.stream().mapToLong(Point::done).average().orElse(0);
        double both = 0;
        double squares = 0;
        for (var point : points) {
            var x = point.day().toEpochDay() - origin - days;
            both += x * (point.done() - done);
            squares += x * x;
        }
        return squares == 0 ? null : both / squares;
    }
}
