package org.consentcourier.roster.file;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of a file: a row to import or one to give back. */
public sealed interface RosterRecord {

    /** The cells as the file has them. */
    List<String> cells();

    /** A good row. */
    record Good(RosterRow row, List<String> cells) implements RosterRecord {}

    /**
     * Rejected.
     *
     * @param line where the record begins, the header of a plain file being line 1
     * @param column the header at fault as the file has it; empty where it is the whole record
     * @param reason what is wrong with it and the way out, as the end of a sentence that begins with the column
     * @param emailKey who it is about where that much could be read: a full roster must not take them for leavers
     * @param userId likewise
     * @param name likewise, in small letters, where it is all that could be read
     */
    record Bad(
            long line,
            String column,
            String reason,
            List<String> cells,
            @Nullable String emailKey,
            @Nullable UUID userId,
            @Nullable String name)
            implements RosterRecord {}
}
