package org.consentcourier.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.roster.file.Opened;
import org.consentcourier.roster.file.RosterRecords;
import org.consentcourier.roster.file.UnreadableFile;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a kept file are read.
 *
 * @param sample the first rows, at most five
 * @param meanings for each header a field's name, ATTRIBUTE or IGNORE
 * @param problem what is missing or ambiguous; null: nothing, but it may be wrong all the same
 */
public record KeptColumns(
        List<String> header,
        List<List<String>> sample,
        Map<String, String> meanings,
        @Nullable String problem) {

    private static final int SHOWN_ROWS = 5;

    /** Closes the file; empty where it is no roster. */
    static Optional<KeptColumns> of(Opened opened) {
        return switch (opened) {
            case Opened.NoRoster _ -> Optional.empty();
            case Opened.ColumnsUnclear(var format, var header, var sample, var proposal, var problem) ->
                Optional.of(new KeptColumns(header, sample, proposal, problem));
            case Opened.Readable(var format, var header, var columns, var _, var records) ->
                Optional.of(new KeptColumns(header, firstRows(records), columns.names(), null));
        };
    }

    private static List<List<String>> firstRows(RosterRecords file) {
        var rows = new ArrayList<List<String>>();
        try (file) {
            for (var row = file.next(); row != null && rows.size() < SHOWN_ROWS; row = file.next()) {
                rows.add(row.cells());
            }
        } catch (UnreadableFile e) {
            // The import says what is wrong with it; here the rows before that will do.
            return rows;
        }
        return rows;
    }
}
