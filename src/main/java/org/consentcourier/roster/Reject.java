package org.consentcourier.roster;

import java.util.List;

/**
 * A row that was not taken, and why.
 *
 * @param line where the row begins in the file, the header being line 1
 * @param column the header name at fault
 * @param cells the row as the file has it
 */
public record Reject(long line, String column, Kind kind, String reason, List<String> cells) {

    /** Whether the row itself is wrong, or stands against another. */
    public enum Kind {
        /** The row is wrong by itself. */
        REJECTED,
        /** The file has the same row before. */
        DUPLICATE,
        /** The row contradicts another row or person, so neither can be believed. */
        CONFLICT
    }
}
