package org.consentcourier.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells, each column as wide as its widest cell. */
final class Table {

    private static final String GAP = "  ";

    private Table() {}

    /** One line for each row, indented; all rows have the same number of cells. */
    static String of(List<List<String>> rows) {
        var columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        var widths = IntStream.range(0, columns)
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), widths.get(column)))
                .collect(Collectors.joining(GAP));
        return GAP + line.stripTrailing() + "\n";
    }

    /** Numbers stand on the right. */
    private static String padded(String cell, int width) {
        var space = " ".repeat(width - cell.length());
        return cell.matches("[0-9,]+") ? space + cell : cell + space;
    }
}
