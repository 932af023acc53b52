package org.consentcourier.roster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, cells as people see them. */
final class SheetRows implements Rows {

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final long size;
    private final int expected;
    private volatile long read;
    private long line;

    /**
     * Begins to read a sheet.
     *
     * @param expected rows of the longest sheet, for progress
     */
    SheetRows(Path file, ReadableWorkbook workbook, Sheet sheet, int expected) throws IOException {
        this.workbook = workbook;
        this.size = Files.size(file);
        this.expected = Math.max(1, expected);
        stream = sheet.openStream();
        rows = stream.iterator();
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one reader writes; others look on
    public @Nullable Raw next() throws UnreadableFile {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            read++;
            return raw(rows.next());
        } catch (RuntimeException e) { // the library's way to say that it cannot go on
            throw new UnreadableFile(("Row %d of the sheet, or the one after it, cannot be read."
                            + " Open the workbook in Excel, save it anew or as \"CSV UTF-8\", and try again.")
                    .formatted(line));
        }
    }

    private Raw raw(Row row) {
        line = Math.max(line + 1, row.getRowNum()); // some writers do not number their rows
        var cells = new String[row.getCellCount()];
        Arrays.fill(cells, "");
        Map<Integer, String> faults = new HashMap<>();
        var width = 0;
        for (int i = 0; i < cells.length; i++) {
            var cell = row.getCell(i);
            if (cell == null) {
                continue;
            }
            switch (SheetCell.of(cell)) {
                case SheetCell.Value(var text) -> cells[i] = text;
                case SheetCell.Faulty(var text, var reason) -> {
                    cells[i] = text;
                    faults.put(i, reason);
                }
            }
            width = cells[i].isEmpty() && !faults.containsKey(i) ? width : i + 1;
        }
        return new Raw(line, Arrays.asList(Arrays.copyOf(cells, width)), faults, null, false);
    }

    @Override
    public long bytesRead() {
        return Math.min(size, size * read / expected);
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
