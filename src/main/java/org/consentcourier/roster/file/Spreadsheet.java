package org.consentcourier.roster.file;

import java.util.regex.Pattern;

/** What a spreadsheet makes of a cell when it opens a CSV file. */
public final class Spreadsheet {

    /** At the beginning of a cell a tab or a break is calculated too. */
    private static final String FIRST = "(?='*[=+\\-@\\t\\r\\n])";

    /**
     * Where a cell begins in a spreadsheet that takes something else for the separator: it heeds quotes only at the beginning
     * of what it takes for a cell.
     */
    private static final String LATER = "(?<=[;\\t\\r\\n])";

    private static final String FORMULA = "(?='*[=+\\-@])";
    private static final Pattern CALCULATED = Pattern.compile("^" + FIRST + "|" + LATER + FORMULA);
    private static final Pattern MARKED = Pattern.compile("^'" + FIRST + "|" + LATER + "'" + FORMULA);

    private Spreadsheet() {}

    /** The cell, so marked that a spreadsheet shows it instead of calculating it. */
    public static String cell(String text) {
        return text.isEmpty() ? text : CALCULATED.matcher(text).replaceAll("'");
    }

    /** The text that {@link #cell} marked. */
    static String text(String cell) {
        return cell.indexOf('\'') < 0 ? cell : MARKED.matcher(cell).replaceAll("");
    }
}
