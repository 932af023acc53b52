package org.consentcourier.roster.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Opens Excel workbooks. */
final class Workbooks {

    private static final String UNKNOWN =
            "The workbook cannot be read. Open it in Excel, save it as Excel workbook (.xlsx) or as \"CSV UTF-8\" and choose that file.";

    private Workbooks() {}

    static Opened open(Path file, ReadOptions options) throws IOException {
        ReadableWorkbook workbook = null;
        Opened opened = new Opened.NoRoster(UNKNOWN);
        try {
            var rows = WorkbookGuard.check(file);
            workbook = workbook(file);
            opened = open(file, workbook, rows, options);
        } catch (UnreadableFile e) {
            opened = new Opened.NoRoster(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) { // what the library makes of a workbook it does not understand
            opened = new Opened.NoRoster(UNKNOWN);
        } finally {
            if (workbook != null && !(opened instanceof Opened.Readable)) {
                workbook.close();
            }
        }
        return opened;
    }

    /** A workbook without styles has no formats that could be asked for. */
    private static ReadableWorkbook workbook(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (RuntimeException | IOException e) {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        }
    }

    private static Opened open(Path file, ReadableWorkbook workbook, int rows, ReadOptions options) throws IOException {
        var sheets = workbook.getSheets().toList();
        var names = sheets.stream().map(Sheet::getName).toList();
        var sheet = sheet(sheets, options.sheet());
        if (sheet.isEmpty()) {
            return new Opened.NoRoster(
                    options.sheet() == null
                            ? UNKNOWN
                            : "The workbook has no sheet \"%s\". Its sheets: %s."
                                    .formatted(options.sheet(), String.join(", ", names)));
        }
        var format =
                new FileFormat(FileFormat.Kind.XLSX, null, null, sheet.get().getName(), names);
        return Table.open(new SheetRows(file, workbook, sheet.get(), rows), format, options.columns());
    }

    /** The one named, else the first that people see. */
    private static Optional<Sheet> sheet(List<Sheet> sheets, @Nullable String name) {
        if (name != null) {
            return sheets.stream()
                    .filter(sheet -> sheet.getName().equals(name))
                    .findFirst()
                    .or(() -> sheets.stream()
                            .filter(sheet -> Keys.of(sheet.getName()).equals(Keys.of(name)))
                            .findFirst());
        }
        return sheets.stream()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .or(() -> sheets.stream().findFirst());
    }
}
