package org.consentcourier.roster.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what separates the cells of a text file: on its header, checked on the lines that follow. */
final class Delimiter {

    private static final String CANDIDATES = ",;\t|";
    private static final int RECORDS = 30;
    private static final Pattern HINT =
            Pattern.compile("\"?sep=([^\"\\r\\n\\p{Alnum}])\"?[\\r\\n].*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** How well a delimiter explains the first lines; the header counts most. */
    private record Score(int known, double even, int width) {

        boolean beats(Score other) {
            if (known != other.known) {
                return known > other.known;
            }
            return even != other.even ? even > other.even : width > other.width;
        }
    }

    private Delimiter() {}

    /** What Excel's first line {@code sep=;} says, if it is there. */
    static Optional<Character> hinted(String begin) {
        var hint = HINT.matcher(begin);
        return hint.matches() ? Optional.of(hint.group(1).charAt(0)) : Optional.empty();
    }

    /**
     * The likeliest one.
     *
     * @param begin the beginning of the file
     * @param whole whether it is all of it
     */
    static char detect(String begin, boolean whole) {
        var best = CANDIDATES.charAt(0);
        var bestScore = score(begin, whole, best);
        for (int i = 1; i < CANDIDATES.length(); i++) {
            var score = score(begin, whole, CANDIDATES.charAt(i));
            if (score.beats(bestScore)) {
                best = CANDIDATES.charAt(i);
                bestScore = score;
            }
        }
        return best;
    }

    private static Score score(String begin, boolean whole, char delimiter) {
        var records = records(begin, whole, delimiter);
        var header = 0;
        var known = 0;
        for (int i = 0; i < Math.min(records.size(), Limits.HEADER_ROWS); i++) {
            var names = (int) records.get(i).stream()
                    .filter(name -> Headers.isKnown(Keys.of(name)))
                    .count();
            if (names > known) {
                known = names;
                header = i;
            }
        }
        if (records.isEmpty()) {
            return new Score(0, 0, 0);
        }
        var width = records.get(header).size();
        var rows = records.subList(header, records.size());
        var even = rows.stream().filter(row -> row.size() == width).count();
        return new Score(known, width > 1 ? (double) even / rows.size() : 0, width);
    }

    private static List<List<String>> records(String begin, boolean whole, char delimiter) {
        var records = new ArrayList<List<String>>();
        try {
            var reader = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(begin)
                    .iterator();
            while (records.size() < RECORDS && reader.hasNext()) {
                CsvRecord read = reader.next();
                records.add(read.getFields());
            }
        } catch (CsvParseException e) {
            return records; // what came before it tells enough
        }
        if (!whole && records.size() > 1 && records.size() < RECORDS) {
            records.removeLast();
        }
        return records;
    }
}
