package org.consentcourier.roster.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The columns that a file of rejected rows has besides those of the file they came from. */
public final class RejectColumns {

    /** Where the row began in the file it came from. */
    public static final String LINE = "Rejected line";

    /** The column at fault. */
    public static final String COLUMN = "Rejected column";

    /** What is wrong. */
    public static final String REASON = "Rejected reason";

    private static final Set<String> KEYS = Set.of(Keys.of(LINE), Keys.of(COLUMN), Keys.of(REASON));
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private final boolean present;
    private final int[] kept;

    private RejectColumns(List<String> header) {
        kept = IntStream.range(0, header.size())
                .filter(i -> !KEYS.contains(Keys.of(header.get(i))))
                .toArray();
        present = kept.length < header.size();
    }

    /** Looks whether a file with this header is one of our own rejects, come back repaired. */
    static RejectColumns in(List<String> header) {
        return new RejectColumns(header);
    }

    /** The record as it was in the file it came from. */
    Raw without(Raw raw) {
        if (!present) {
            return raw;
        }
        var cells = raw.cells();
        var own = IntStream.of(kept)
                .filter(i -> i < cells.size())
                .mapToObj(i -> unescaped(cells.get(i)))
                .toList();
        Map<Integer, String> faults = new HashMap<>();
        for (int i = 0; i < kept.length; i++) {
            var fault = raw.faults().get(kept[i]);
            if (fault != null) {
                faults.put(i, fault);
            }
        }
        return new Raw(raw.line(), own, faults, raw.fault(), raw.unended());
    }

    /** Takes back what kept a spreadsheet from calculating the cell. */
    private static String unescaped(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && BEGINS_FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
