package org.consentcourier.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How consent has grown and where it leads, as paths for a picture of {@link #WIDTH} by {@link #HEIGHT} that is stretched to its
 * place; colours and strokes are the style sheet's, and every number stands in a table beside it.
 *
 * @param area what is done, filled
 * @param done what is done, as a line
 * @param total who has to consent, as a line
 * @param dots one at each report
 * @param ahead from the last report to the day all are done at this pace; null: not known
 * @param goLive down at the day of go-live; null: none, or too far away to be drawn
 * @param most the number at the top
 */
record TrendChart(
        String area,
        String done,
        String total,
        String dots,
        @Nullable String ahead,
        @Nullable String goLive,
        long most,
        LocalDate from,
        LocalDate to) {

    static final int WIDTH = 1000;
    static final int HEIGHT = 300;

    /** What lies further ahead than so many times what is known is not drawn: it would crush the rest. */
    private static final int FURTHEST = 2;

    private static final int AT_LEAST_DAYS = 28;

    /** One report. */
    record Point(LocalDate day, long done, long total) {}

    /** What is to come; null where nobody knows. */
    record Ahead(@Nullable LocalDate reached, @Nullable LocalDate goLive) {}

    /** {@code points} are in the order of time, and one at least. */
    static TrendChart of(List<Point> points, Ahead ahead) {
        var first = points.getFirst().day();
        var last = points.getLast().day();
        var known = Math.max(AT_LEAST_DAYS, ChronoUnit.DAYS.between(first, last));
        var horizon = first.plusDays(known * FURTHEST);
        var scale = new Scale(first, end(last, ahead, horizon), most(points));
        var latest = points.getLast();
        var line = line(points, scale, Point::done);
        return new TrendChart(
                line + "V" + HEIGHT + "H" + scale.x(first) + "Z",
                line,
                line(points, scale, Point::total),
                points.stream()
                        .map(point -> "M" + scale.at(point.day(), (double) point.done()) + "h0")
                        .collect(Collectors.joining()),
                ahead(latest, ahead.reached(), scale),
                goLive(ahead.goLive(), scale),
                scale.most(),
                first,
                scale.to());
    }

    private static LocalDate end(LocalDate last, Ahead ahead, LocalDate horizon) {
        var end = last;
        for (var day : new LocalDate[] {ahead.reached(), ahead.goLive()}) {
            if (day != null && day.isAfter(end)) {
                end = day.isAfter(horizon) ? horizon : day;
            }
        }
        return end;
    }

    private static long most(List<Point> points) {
        return Math.max(
                1,
                points.stream()
                        .mapToLong(point -> Math.max(point.done(), point.total()))
                        .max()
                        .orElse(1));
    }

    private static String line(List<Point> points, Scale scale, ToLongFunction<Point> value) {
        return points.stream()
                .map(point -> scale.at(point.day(), (double) value.applyAsLong(point)))
                .collect(Collectors.joining("L", "M", ""));
    }

    /** Cut off at the edge where the day itself lies beyond. */
    private static @Nullable String ahead(Point latest, @Nullable LocalDate reached, Scale scale) {
        if (reached == null || !reached.isAfter(latest.day()) || latest.done() >= latest.total()) {
            return null;
        }
        var end = reached.isAfter(scale.to()) ? scale.to() : reached;
        var share =
                (double) ChronoUnit.DAYS.between(latest.day(), end) / ChronoUnit.DAYS.between(latest.day(), reached);
        var done = (double) latest.done() + share * (double) (latest.total() - latest.done());
        return "M" + scale.at(latest.day(), (double) latest.done()) + "L" + scale.at(end, done);
    }

    private static @Nullable String goLive(@Nullable LocalDate day, Scale scale) {
        return day == null || day.isBefore(scale.from()) || day.isAfter(scale.to())
                ? null
                : "M" + scale.x(day) + " 0V" + HEIGHT;
    }

    private record Scale(LocalDate from, LocalDate to, long most) {

        String at(LocalDate day, double value) {
            return x(day) + " " + number(HEIGHT - value / most * HEIGHT);
        }

        String x(LocalDate day) {
            var days = ChronoUnit.DAYS.between(from, to);
            return number(days == 0 ? 0 : (double) ChronoUnit.DAYS.between(from, day) / days * WIDTH);
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
    }
}
