package org.consentcourier.roster.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens any file IT has as a roster. */
public final class RosterFiles {

    private static final int BEGINNING = 1 << 16;
    private static final String NO_TEXT =
            "The file is neither an Excel workbook nor text. Save the list as Excel workbook (.xlsx) or as \"CSV UTF-8\" and choose that file.";

    private RosterFiles() {}

    /**
     * Finds out what the file is and how to read it; never throws for what it holds.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public static Opened open(Path file, ReadOptions options) {
        try {
            return switch (Signature.of(file)) {
                case Signature.Other(var problem) -> new Opened.NoRoster(problem);
                case Signature.Zip() -> Workbooks.open(file, options);
                case Signature.Text() -> text(file, options);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Opened text(Path file, ReadOptions options) throws IOException {
        var scan = TextScan.of(file);
        if (scan.size() == 0) {
            return new Opened.NoRoster(Table.EMPTY);
        }
        var told = options.charset();
        var charset = told == null ? Encoding.of(scan) : charset(told);
        if (charset.isEmpty()) {
            return new Opened.NoRoster(
                    told == null
                            ? NO_TEXT
                            : "There is no encoding \"%s\". Leave it out to have it found, or name one such as UTF-8, windows-1252 or UTF-16LE."
                                    .formatted(told));
        }
        return text(file, scan, charset.get(), options);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Opened text(Path file, TextScan scan, Charset charset, ReadOptions options) throws IOException {
        var mark = Encoding.markLength(scan.head(), charset);
        var begin = beginning(file, charset, mark);
        var hint = Delimiter.hinted(begin);
        var delimiter = hint.orElseGet(() -> Delimiter.detect(begin, begin.length() < BEGINNING));
        var format = new FileFormat(
                FileFormat.Kind.CSV, charset.name(), shown(begin, delimiter, hint.isPresent()), null, List.of());
        return Table.open(new CsvRows(file, charset, mark, delimiter, hint.isPresent()), format, options.columns());
    }

    /** A delimiter that is nowhere separates nothing. */
    private static @Nullable Character shown(String begin, char delimiter, boolean hinted) {
        return hinted || begin.indexOf(delimiter) >= 0 ? delimiter : null;
    }

    private static String beginning(Path file, Charset charset, int mark) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(mark);
            var begin = CharBuffer.allocate(BEGINNING);
            var reader = new InputStreamReader(in, charset);
            while (begin.hasRemaining() && reader.read(begin) >= 0) {
                // until full or at the end
            }
            return begin.flip().toString();
        }
    }
}
