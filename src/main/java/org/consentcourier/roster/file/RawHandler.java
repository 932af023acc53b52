package org.consentcourier.roster.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;

/** Gathers the cells of a record, within limits. */
final class RawHandler extends CsvCallbackHandler<Raw> {

    private String[] cells = new String[32];
    private int count;
    private int characters;
    private long line;
    private RecordType type = RecordType.DATA;

    /** Where the record begins that is being read. */
    long line() {
        return line;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        count = 0;
        characters = 0;
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (characters > Limits.RECORD_CHARACTERS || count == Limits.RECORD_CELLS) {
            throw new CsvParseException("too long");
        }
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, 2 * count);
        }
        cells[count++] = length == 0 ? "" : new String(buffer, offset, length);
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("Comments are not looked for");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected Raw buildRecord() {
        return new Raw(line, Arrays.asList(Arrays.copyOf(cells, count)));
    }
}
