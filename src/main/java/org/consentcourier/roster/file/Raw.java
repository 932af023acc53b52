package org.consentcourier.roster.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as the file has it, before anybody asks what it means.
 *
 * @param faults what is wrong with single cells, by position
 * @param fault what is wrong with the record
 * @param unended whether the file ends without ending the record, so that more may be missing
 */
record Raw(
        long line,
        List<String> cells,
        Map<Integer, String> faults,
        @Nullable String fault,
        boolean unended) {

    /** What DOS programs still write at the end of a text. */
    private static final String DOS_END = "\u001A";

    Raw(long line, List<String> cells) {
        this(line, cells, Map.of(), null, false);
    }

    Raw faulty(String reason) {
        return new Raw(line, cells, faults, reason, unended);
    }

    Raw withoutEnd() {
        return new Raw(line, cells, faults, fault, true);
    }

    boolean isBlank() {
        if (fault != null || !faults.isEmpty()) {
            return false;
        }
        for (var cell : cells) {
            if (!cell.isBlank() && !cell.equals(DOS_END)) {
                return false;
            }
        }
        return true;
    }
}
