package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuoteWatchTest {

    private static final String CHARACTERS = "ab,\"\"\n\r";

    /** The parser stops at the first wrong quote; both must count lines alike to speak of the same record. */
    @Test
    void it_finds_wrong_quotes_in_the_records_where_the_parser_stops_at_them() throws IOException {
        var random = new Random(7);
        var found = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = text(random);
            var watch = new QuoteWatch(new StringReader(text), ',');
            while (watch.read(new char[3], 0, 3) >= 0) {
                // on to the end
            }
            var stopped = stops(text);
            found += stopped > 0 ? 1 : 0;

            assertThat(misquoted(watch, text))
                    .as(text)
                    .matches(lines -> stopped == 0 ? lines.isEmpty() : lines.contains(stopped));
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static Set<Long> misquoted(QuoteWatch watch, String text) {
        var lines = new HashSet<Long>();
        for (long line = 1; line <= text.length() + 1; line++) {
            if (watch.misquoted(line) != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The line of the record at which the parser stops; 0: it does not. */
    private static long stops(String text) {
        var records = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
        try {
            while (records.hasNext()) {
                records.next();
            }
            return 0;
        } catch (CsvParseException e) {
            var message = String.valueOf(e.getMessage());
            return Long.parseLong(message.replaceAll("(?s).*line (\\d+)\\)", "$1"));
        }
    }
}
