package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Opens what a test has at hand, and reads it to the end. */
final class Reading {

    private Reading() {}

    static Opened open(String text) {
        return open(text.getBytes(UTF_8));
    }

    static Opened open(byte[] file) {
        return open(file, ReadOptions.DETECT);
    }

    static Opened open(String text, Map<String, String> columns) {
        return open(text.getBytes(UTF_8), new ReadOptions(null, null, columns));
    }

    static Opened open(byte[] file, ReadOptions options) {
        try {
            var path = Files.createTempFile("roster", ".bin");
            path.toFile().deleteOnExit();
            Files.write(path, file);
            return RosterFiles.open(path, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sample(String name) {
        try (var in = Objects.requireNonNull(Reading.class.getResourceAsStream("/roster/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Opened.Readable readable(Opened opened) {
        return switch (opened) {
            case Opened.Readable readable -> readable;
            case Opened.ColumnsUnclear unclear -> throw new AssertionError(unclear.problem());
            case Opened.NoRoster(var problem) -> throw new AssertionError(problem);
        };
    }

    static Opened.ColumnsUnclear unclear(Opened opened) {
        return switch (opened) {
            case Opened.ColumnsUnclear unclear -> unclear;
            case Opened.Readable readable ->
                throw new AssertionError(readable.columns().names());
            case Opened.NoRoster(var problem) -> throw new AssertionError(problem);
        };
    }

    static String problem(Opened opened) {
        return switch (opened) {
            case Opened.NoRoster(var problem) -> problem;
            case Opened.Readable readable ->
                throw new AssertionError(readable.columns().names());
            case Opened.ColumnsUnclear unclear -> throw new AssertionError(unclear.problem());
        };
    }

    static List<RosterRecord> records(Opened opened) throws UnreadableFile {
        var records = new ArrayList<RosterRecord>();
        try (var open = readable(opened).records()) {
            for (var next = open.next(); next != null; next = open.next()) {
                records.add(next);
            }
        }
        return records;
    }

    static List<RosterRow> rows(Opened opened) throws UnreadableFile {
        return records(opened).stream()
                .filter(RosterRecord.Good.class::isInstance)
                .map(record -> ((RosterRecord.Good) record).row())
                .toList();
    }

    static List<RosterRecord.Bad> rejects(Opened opened) throws UnreadableFile {
        return records(opened).stream()
                .filter(RosterRecord.Bad.class::isInstance)
                .map(RosterRecord.Bad.class::cast)
                .toList();
    }

    /** The one row of a file without any other. */
    static RosterRow only(Opened opened) throws UnreadableFile {
        var records = records(opened);
        if (records.size() == 1 && records.getFirst() instanceof RosterRecord.Good(var row, var cells)) {
            return row;
        }
        throw new AssertionError(records);
    }
}
