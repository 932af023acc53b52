package org.consentcourier.roster.file;

/** What bounds memory and time, whatever a file holds. */
final class Limits {

    /** More columns than any roster has. */
    static final int COLUMNS = 300;

    /** Columns kept as attributes. */
    static final int ATTRIBUTES = 40;

    /** Characters of a value that is kept. */
    static final int TEXT = 500;

    /** Characters of all groups of a person. */
    static final int GROUPS = 4_000;

    /** Rows looked at to judge the columns. */
    static final int SAMPLE_ROWS = 20;

    /** Rows before the header that may hold a title. */
    static final int HEADER_ROWS = 10;

    /** Characters of one cell of a text file; a quote that is never closed runs into it. */
    static final int CELL_CHARACTERS = 1 << 20;

    /** Characters of one record of a text file. */
    static final int RECORD_CHARACTERS = 1 << 22;

    /** Cells of one record of a text file. */
    static final int RECORD_CELLS = 1 << 14;

    /** Bytes of a workbook when unpacked. */
    static final long UNPACKED_BYTES = 1L << 30;

    /** How far a workbook may unpack beyond its size, once it is not small. */
    static final long UNPACK_RATIO = 200;

    static final long UNPACKED_SMALL = 32L << 20;

    /** Parts of a workbook. */
    static final int WORKBOOK_PARTS = 10_000;

    /** Rows of a sheet: Excel's own limit. */
    static final int SHEET_ROWS = 1 << 20;

    /** Bytes between two angle brackets in a workbook's XML. */
    static final int XML_GAP = 1 << 20;

    /** Characters of one cell of a workbook; Excel's own limit is 32,767. */
    static final int SHEET_CELL_CHARACTERS = 100_000;

    /** Digits of a number in a workbook. */
    static final int NUMBER_CHARACTERS = 400;

    /** Nesting of a workbook's XML. */
    static final int XML_DEPTH = 100;

    /** Distinct names in a workbook's XML, which the parser remembers. */
    static final int XML_NAMES = 5_000;

    /** Texts that a workbook's cells share, all in memory while it is read. */
    static final int SHARED_TEXTS = 1_500_000;

    /** Characters of those texts. */
    static final int SHARED_CHARACTERS = 50_000_000;

    /** Steps that formulas of a sheet may cost the reader. */
    static final long FORMULA_STEPS = 1_000_000_000L;

    private Limits() {}
}
