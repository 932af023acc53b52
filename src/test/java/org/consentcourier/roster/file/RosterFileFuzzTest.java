package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.consentcourier.roster.file.SheetFile.formula;
import static org.consentcourier.roster.file.SheetFile.number;
import static org.consentcourier.roster.file.SheetFile.text;
import static org.consentcourier.roster.file.SheetFile.typed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.consentcourier.roster.file.SheetFile.Cell;
import org.consentcourier.support.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it ends, and ends in rows, rejects with reasons, or a refusal in words. */
@Tag(Proof.TAG)
class RosterFileFuzzTest {

    private static final int FILES = Proof.times(300, 10_000);
    private static final long SEED = 20_260_101;
    private static final List<Charset> CHARSETS =
            List.of(UTF_8, ISO_8859_1, UTF_16LE, UTF_16BE, Charset.forName("windows-31j"));
    private static final List<byte[]> PIECES = List.of(
            new byte[] {0},
            "\"".getBytes(UTF_8),
            "\n".getBytes(UTF_8),
            "\r".getBytes(UTF_8),
            ",".getBytes(UTF_8),
            ";".getBytes(UTF_8),
            "\uFEFF".getBytes(UTF_8),
            "\u200B".getBytes(UTF_8),
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            "<!--".getBytes(UTF_8),
            "]]>".getBytes(UTF_8),
            "&#0;".getBytes(UTF_8),
            "r=\"ZZZZ99999999\"".getBytes(UTF_8),
            "<v>99999999</v>".getBytes(UTF_8),
            "PK\001\002".getBytes(UTF_8));

    @TempDir
    private Path folder;

    @Test
    void no_file_breaks_the_reader() throws IOException {
        var samples = samples();
        var file = folder.resolve("fuzz");
        var outcomes = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < FILES; i++) {
            var random = new Random(SEED + i);
            var sample = samples.get(random.nextInt(samples.size()));
            Files.write(file, mutant(sample, samples, random));
            outcomes.merge(outcome(file, i), 1, Integer::sum);
        }

        assertThat(outcomes).containsKeys("read", "unclear", "refused", "unreadable");
    }

    private static String outcome(Path file, int number) {
        try {
            return switch (RosterFiles.open(file, ReadOptions.DETECT)) {
                case Opened.NoRoster(var problem) -> told("refused", problem);
                case Opened.ColumnsUnclear unclear -> {
                    assertThat(unclear.proposal().keySet()).containsAll(unclear.header());
                    yield told("unclear", unclear.problem());
                }
                case Opened.Readable readable -> read(readable, Files.size(file));
            };
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail("File " + number + " breaks the reader", e);
        }
    }

    private static String told(String outcome, String problem) {
        assertThat(problem).endsWith(".").doesNotContain("null", "Exception");
        return outcome;
    }

    /** No record is without bytes of its own: reading ends because the file does. */
    private static String read(Opened.Readable readable, long size) {
        try (var records = readable.records()) {
            for (long count = 0; ; count++) {
                var next = records.next();
                if (next == null) {
                    return "read";
                }
                if (next instanceof RosterRecord.Bad bad) {
                    assertThat(bad.reason()).isNotBlank().doesNotContain("null");
                }
                assertThat(count).isLessThan(100 * size);
                assertThat(records.bytesRead()).isBetween(0L, size);
            }
        } catch (UnreadableFile e) {
            return told("unreadable", String.valueOf(e.getMessage()));
        }
    }

    private static List<byte[]> samples() {
        var samples = new ArrayList<byte[]>();
        for (var name : List.of(
                "esign-user-list.csv",
                "esign-user-list-with-permissions.csv",
                "organization-export.csv",
                "organization-bulk-update.csv",
                "organization-bulk-add.csv",
                "account-bulk-update.csv",
                "account-bulk-add.csv",
                "api-example.csv",
                "directory-export.csv",
                "excel-report.csv",
                "hr-german.csv",
                "hr-french.csv",
                "hr-spanish.csv",
                "hr-portuguese.csv",
                "hr-japanese.csv")) {
            samples.add(Reading.sample(name));
        }
        for (int i = 0; i < 8; i++) {
            samples.add(workbook());
            samples.add(longFile()); // longer than what is looked at to open it
        }
        return samples;
    }

    private static byte[] longFile() {
        var row = "ada@corp.example,\"Löwelatz, Ada\",Active\r\n";
        return ("UserEmail,LastName,Status\r\n" + row.repeat(100)).getBytes(UTF_8);
    }

    private static byte[] workbook() {
        return new SheetFile()
                .sheet(
                        "Users",
                        new Cell[] {text("Email"), text("LastName"), text("AddedDate"), text("Badge"), text("Boss")},
                        new Cell[] {
                            text("ada@corp.example"),
                            text("Löwelatz"),
                            number("45292.5", 2),
                            number("42", 4),
                            typed("b", "1")
                        },
                        new Cell[] {
                            text("grace@corp.example"),
                            text("Hopper"),
                            number("45292", 1),
                            formula("6*7", "n", "<v>42</v>"),
                            typed("e", "#N/A")
                        })
                .sheet("Other", new Cell[] {text("Email")}, new Cell[] {text("charles@corp.example")})
                .bytes();
    }

    private static byte[] mutant(byte[] sample, List<byte[]> samples, Random random) throws IOException {
        if (sample[0] == 'P' && random.nextInt(4) > 0) {
            return mutantParts(sample, random);
        }
        var mutant = sample;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            mutant = mutated(mutant, samples, random);
        }
        return mutant;
    }

    /** Bytes changed within the parts of a workbook, for a changed archive is seldom opened at all. */
    private static byte[] mutantParts(byte[] workbook, Random random) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readAllBytes();
                parts.put(
                        entry.getName(), random.nextInt(3) > 0 ? content : mutated(content, List.of(content), random));
            }
        }
        return SheetFile.zip(parts);
    }

    private static byte[] mutated(byte[] bytes, List<byte[]> samples, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        var at = random.nextInt(bytes.length);
        return switch (random.nextInt(7)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, PIECES.get(random.nextInt(PIECES.size())), at);
            case 3 -> {
                var other = samples.get(random.nextInt(samples.size()));
                yield spliced(bytes, at, other, bytes.length);
            }
            case 4 -> spliced(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(50)));
            case 5 ->
                new String(bytes, CHARSETS.get(random.nextInt(CHARSETS.size())))
                        .getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
            default -> spliced(bytes, at, Arrays.copyOfRange(bytes, 0, at), at);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        var flipped = bytes.clone();
        for (int times = 1 + random.nextInt(5); times > 0; times--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] piece, int on) {
        var spliced = Arrays.copyOf(bytes, at + piece.length + bytes.length - on);
        System.arraycopy(piece, 0, spliced, at, piece.length);
        System.arraycopy(bytes, on, spliced, at + piece.length, bytes.length - on);
        return spliced;
    }
}
