package org.consentcourier.roster.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the uploader may say about a file that we would otherwise find out; null: find out.
 *
 * @param charset the encoding of a text file
 * @param sheet the sheet of a workbook; else the first one shown
 * @param columns header as the file has it to the name of a {@link Field}, {@link ColumnMapping#ATTRIBUTE} or {@link ColumnMapping#IGNORE}
 */
public record ReadOptions(
        @Nullable String charset, @Nullable String sheet, Map<String, String> columns) {

    /** Find out everything. */
    public static final ReadOptions DETECT = new ReadOptions(null, null, Map.of());

    /** Keeps its own copy of the columns. */
    public ReadOptions {
        columns = Map.copyOf(columns);
    }
}
