package org.consentcourier.roster.file;

import java.util.List;
import java.util.Map;

/** What a file turned out to be. */
public sealed interface Opened {

    /**
     * Ready to be read once; close the records.
     *
     * @param header the column names, without those that only a file of rejects has
     * @param ofRejects whether it is one
     */
    @SuppressWarnings("AvoidCommonTypeNames") // only ever Opened.Readable
    record Readable(
            FileFormat format, List<String> header, ColumnMapping columns, boolean ofRejects, RosterRecords records)
            implements Opened {}

    /**
     * The columns must be told: nothing is guessed.
     *
     * @param sample the first rows, at most five
     * @param proposal every header with our best idea, as {@link ReadOptions#columns} takes it
     * @param problem what is missing or ambiguous
     */
    record ColumnsUnclear(
            FileFormat format,
            List<String> header,
            List<List<String>> sample,
            Map<String, String> proposal,
            String problem)
            implements Opened {}

    /** No roster at all; the problem says what is wrong and the way out. */
    record NoRoster(String problem) implements Opened {}
}
