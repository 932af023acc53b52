package org.consentcourier.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The times of one bench, round by round, and what their medians say. */
final class Rounds {

    private final int rows;
    private final List<Round> rounds = new ArrayList<>();

    Rounds(int rows) {
        this.rows = rows;
    }

    /** PostgreSQL alone, the application with an empty roster, and the application with the same file again. */
    record Round(Duration baseline, Duration first, Duration again) {}

    void add(Round round) {
        rounds.add(round);
    }

    /** How many times the application's rate is of PostgreSQL's alone. */
    double firstToBaseline() {
        return seconds(Round::baseline) / seconds(Round::first);
    }

    /** How many times as fast the same file is when it comes again. */
    double againToFirst() {
        return seconds(Round::first) / seconds(Round::again);
    }

    String table() {
        var table = new StringBuilder(
                "| round | psql: COPY and upsert | import | the same file again |\n|---|--:|--:|--:|\n");
        for (int i = 0; i < rounds.size(); i++) {
            var round = rounds.get(i);
            table.append(line(String.valueOf(i + 1), round.baseline(), round.first(), round.again()));
        }
        return table.append(line("median", median(Round::baseline), median(Round::first), median(Round::again)))
                .toString();
    }

    private String line(String name, Duration baseline, Duration first, Duration again) {
        return "| %s | %s | %s | %s |%n".formatted(name, cell(baseline), cell(first), cell(again));
    }

    private String cell(Duration time) {
        var seconds = seconds(time);
        return String.format(Locale.ROOT, "%.2f s, %,.0f rows/s", seconds, rows / seconds);
    }

    private double seconds(Function<Round, Duration> column) {
        return seconds(median(column));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private Duration median(Function<Round, Duration> column) {
        var sorted = rounds.stream().map(column).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
