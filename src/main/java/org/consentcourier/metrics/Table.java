package org.consentcourier.metrics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The answer to one grouped query: a number for each combination of labels.
 *
 * @param otherwise the number of those it does not name
 */
record Table(Map<List<String>, Double> rows, double otherwise) {

    /** What is told while the database does not answer. */
    static final Table UNKNOWN = new Table(Map.of(), Double.NaN);

    Table {
        rows = Map.copyOf(rows);
    }

    /** From rows whose last column is the number. */
    static Table of(List<Object[]> rows) {
        return new Table(
                rows.stream()
                        .collect(Collectors.toMap(Table::labels, row -> ((Number) row[row.length - 1]).doubleValue())),
                0);
    }

    double number(String... labels) {
        return Objects.requireNonNull(rows.getOrDefault(List.of(labels), otherwise));
    }

    private static List<String> labels(Object[] row) {
        return List.of(row).subList(0, row.length - 1).stream()
                .map(String::valueOf)
                .toList();
    }
}
