package org.consentcourier.roster.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file was understood, shown to IT.
 *
 * @param charset the encoding of a text file
 * @param delimiter what separates its cells; null in a workbook and where there is one column only
 * @param sheet the sheet read of a workbook
 * @param sheets all its sheets
 */
public record FileFormat(
        Kind kind,
        @Nullable String charset,
        @Nullable Character delimiter,
        @Nullable String sheet,
        List<String> sheets) {

    /** The two kinds of file that are read. */
    public enum Kind {
        /** Text, whatever separates its cells. */
        CSV,
        /** An Excel workbook. */
        XLSX
    }

    /** As a person would say it, such as "CSV in UTF-8, separated by semicolons". */
    public String words() {
        return switch (kind) {
            case CSV -> "CSV in " + encoding() + ", " + separation();
            case XLSX -> "XLSX, sheet " + sheet + (sheets.size() > 1 ? " (of " + sheets.size() + ")" : "");
        };
    }

    private String encoding() {
        return charset == null ? "an unknown encoding" : charset.replace("windows", "Windows");
    }

    private String separation() {
        if (delimiter == null) {
            return "one column";
        }
        return switch (delimiter) {
            case ',' -> "separated by commas";
            case ';' -> "separated by semicolons";
            case '\t' -> "separated by tabs";
            case '|' -> "separated by vertical bars";
            default -> "separated by \"" + delimiter + "\"";
        };
    }
}
