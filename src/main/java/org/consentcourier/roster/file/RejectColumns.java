package org.consentcourier.roster.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns that a file of rejected rows has besides those of the file they came from. */
public final class RejectColumns {

    /** Where the row began in the file it came from. */
    public static final String LINE = "Rejected line";

    /** The column at fault. */
    public static final String COLUMN = "Rejected column";

    /** What is wrong. */
    public static final String REASON = "Rejected reason";

    private static final Set<String> KEYS = Set.of(Keys.of(LINE), Keys.of(COLUMN), Keys.of(REASON));

    /** How the reason of a row begins that another row of its file keeps out. */
    public static final String REPEATS = "repeats line ";

    /** Reasons that cannot be seen in the cells any more. */
    private static final List<String> GONE =
            List.of(CsvRows.MISQUOTED, CsvRows.CUT_OFF, SheetCells.UNCALCULATED, SheetCells.ERROR, REPEATS);

    private static final String WAY_OUT = "; once the row is right, empty this cell";

    private final int width;
    private final int[] kept;
    private final int reason;
    private final int column;
    private final List<String> header;

    private RejectColumns(List<String> header) {
        var last = IntStream.range(0, header.size())
                .filter(i -> KEYS.contains(Keys.of(header.get(i))))
                .max()
                .orElse(header.size());
        // A spreadsheet makes the header as wide as the widest row: what has no name behind ours is no column.
        width = IntStream.range(0, header.size())
                        .filter(i -> i <= last || !header.get(i).isBlank())
                        .max()
                        .orElse(-1)
                + 1;
        kept = IntStream.range(0, width)
                .filter(i -> !KEYS.contains(Keys.of(header.get(i))))
                .toArray();
        this.header = header;
        reason = position(REASON);
        column = position(COLUMN);
    }

    /** Looks whether a file with this header is one of our own rejects, come back repaired. */
    static RejectColumns in(List<String> header) {
        return new RejectColumns(header);
    }

    /** What the column of the reason holds: a row whose fault no longer shows must not be taken before somebody looked at it. */
    public static String reason(String rejected) {
        return GONE.stream().anyMatch(rejected::startsWith) ? rejected + WAY_OUT : rejected;
    }

    boolean arePresent() {
        return kept.length < width;
    }

    /** The record as it was in the file it came from. */
    Raw without(Raw raw) {
        if (!arePresent()) {
            return raw;
        }
        var cells = raw.cells();
        var own = new ArrayList<String>();
        Map<Integer, String> faults = new HashMap<>();
        for (var i : kept) {
            var fault = raw.faults().get(i);
            if (fault != null) {
                faults.put(own.size(), fault);
            }
            own.add(i < cells.size() ? Spreadsheet.text(cells.get(i)) : "");
        }
        cells.stream()
                .limit(Table.width(cells))
                .skip(width)
                .map(Spreadsheet::text)
                .forEach(own::add);
        var unrepaired = unrepaired(cells);
        var faulty = unrepaired == null ? -1 : atFault(cells);
        if (unrepaired != null && faulty >= 0) {
            faults.putIfAbsent(faulty, unrepaired);
        }
        var fault = raw.fault() == null && faulty < 0 ? unrepaired : raw.fault();
        return new Raw(raw.line(), own, faults, fault, raw.unended());
    }

    private @Nullable String unrepaired(List<String> cells) {
        var told = cell(cells, reason);
        return told.endsWith(WAY_OUT) ? told.substring(0, told.length() - WAY_OUT.length()) : null;
    }

    /** Where, among the columns of the file they came from, the one stands that is told to be at fault; -1: it was the row. */
    private int atFault(List<String> cells) {
        var told = Keys.of(cell(cells, column));
        return IntStream.range(0, kept.length)
                .filter(i -> !told.isEmpty() && told.equals(Keys.of(header.get(kept[i]))))
                .findFirst()
                .orElse(-1);
    }

    private static String cell(List<String> cells, int index) {
        return index < 0 || index >= cells.size() ? "" : cells.get(index).strip();
    }

    private int position(String name) {
        return IntStream.range(0, width)
                .filter(i -> Keys.of(name).equals(Keys.of(header.get(i))))
                .findFirst()
                .orElse(-1);
    }
}
