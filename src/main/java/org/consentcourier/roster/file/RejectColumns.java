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

    /** Reasons that cannot be seen in the cells any more. */
    private static final List<String> GONE =
            List.of(CsvRows.MISQUOTED, CsvRows.CUT_OFF, SheetCells.UNCALCULATED, SheetCells.ERROR);

    private static final String WAY_OUT = "; once the row is right, empty this cell";

    private final int width;
    private final int[] kept;
    private final int reason;

    private RejectColumns(List<String> header) {
        width = header.size();
        kept = IntStream.range(0, width)
                .filter(i -> !KEYS.contains(Keys.of(header.get(i))))
                .toArray();
        reason = IntStream.range(0, width)
                .filter(i -> Keys.of(REASON).equals(Keys.of(header.get(i))))
                .findFirst()
                .orElse(-1);
    }

    /** Looks whether a file with this header is one of our own rejects, come back repaired. */
    static RejectColumns in(List<String> header) {
        return new RejectColumns(header);
    }

    /** What the column of the reason holds: a row whose fault no longer shows must not be taken before somebody looked at it. */
    public static String reason(String rejected) {
        return GONE.stream().anyMatch(rejected::startsWith) ? rejected + WAY_OUT : rejected;
    }

    /** The record as it was in the file it came from. */
    Raw without(Raw raw) {
        if (kept.length == width) {
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
        cells.stream().skip(width).map(Spreadsheet::text).forEach(own::add);
        return new Raw(raw.line(), own, faults, raw.fault() == null ? unrepaired(cells) : raw.fault(), raw.unended());
    }

    private @Nullable String unrepaired(List<String> cells) {
        var told = reason < 0 || reason >= cells.size() ? "" : cells.get(reason).strip();
        return told.endsWith(WAY_OUT) ? told.substring(0, told.length() - WAY_OUT.length()) : null;
    }
}
