package org.consentcourier.roster;

/** What a spreadsheet makes of a cell when it opens a CSV file. */
public final class Spreadsheet {

    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private Spreadsheet() {}

    /** The cell, so marked that a spreadsheet shows it instead of calculating it. */
    public static String cell(String text) {
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
