package org.consentcourier.roster.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The records of a text file; what its quotes or its end make doubtful is marked. */
final class CsvRows implements Rows {

    static final String MISQUOTED =
            "has text after a closing quote: double the quotes within a cell (\"\") and quote it whole";
    static final String CUT_OFF = "is cut off: the file ends within it, get it anew";

    private final CountingStream bytes;
    private final QuoteWatch watch;
    private final RawHandler handler = new RawHandler();
    private final CsvReader<Raw> reader;
    private final Iterator<Raw> records;
    private boolean hintAhead;

    /**
     * Opens the file.
     *
     * @param mark bytes before the text
     * @param hinted whether the first line only names the delimiter
     */
    CsvRows(Path file, Charset charset, int mark, char delimiter, boolean hinted) throws IOException {
        bytes = new CountingStream(Files.newInputStream(file));
        bytes.skipNBytes(mark);
        watch = new QuoteWatch(new InputStreamReader(bytes, charset), delimiter);
        reader = reader(delimiter);
        records = reader.iterator();
        hintAhead = hinted;
    }

    @SuppressWarnings("removal") // it is what lets a record with wrong quotes be one bad row; QuoteWatch tells us of it
    private CsvReader<Raw> reader(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .maxBufferSize(Limits.CELL_CHARACTERS)
                .build(handler, watch);
    }

    @Override
    public @Nullable Raw next() throws UnreadableFile {
        try {
            if (hintAhead && records.hasNext()) {
                hintAhead = false;
                records.next();
            }
            if (!records.hasNext()) {
                return null;
            }
            var raw = quoted(records.next());
            return records.hasNext() ? raw : last(raw);
        } catch (CsvParseException e) {
            if (e.getCause() != null) {
                throw e;
            }
            throw new UnreadableFile(
                    ("Line %d does not end: a cell there has more than %,d characters, or the record more than %,d or more than %,d cells."
                                    + " Is a quote (\") missing that closes a cell? Repair that line and try again.")
                            .formatted(
                                    handler.line(),
                                    Limits.CELL_CHARACTERS,
                                    Limits.RECORD_CHARACTERS,
                                    Limits.RECORD_CELLS));
        }
    }

    private Raw quoted(Raw raw) throws UnreadableFile {
        var misquoted = watch.misquoted(raw.line());
        if (misquoted == null) {
            return raw;
        }
        if (misquoted.overLines()) {
            throw new UnreadableFile(
                    "Line %d has a quote (\") too many or too few, so that the lines after it cannot be told apart. Repair that line and try again."
                            .formatted(raw.line()));
        }
        return raw.faulty(MISQUOTED);
    }

    private Raw last(Raw raw) throws UnreadableFile {
        if (!watch.endsInQuotes()) {
            return watch.endsWithBreak() ? raw : raw.withoutEnd();
        }
        if (watch.breaksInLast() > 0) {
            throw new UnreadableFile(
                    ("A quote (\") that opens in line %d is never closed: the file is cut off, or that line is broken."
                                    + " Get the file anew, or repair that line.")
                            .formatted(raw.line()));
        }
        return raw.faulty(CUT_OFF);
    }

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
