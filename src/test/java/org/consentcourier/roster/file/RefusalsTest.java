package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no roster, whatever it is called, is refused with the way out. */
class RefusalsTest {

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7 Email, PDF",
        "\u0089PNG, image",
        "\u00FF\u00D8\u00FF\u00E0, image",
        "GIF89a, image",
        "7z\u00BC\u00AF, unpack",
        "{\\rtf1 Email}, RTF",
        "<html><table><tr><td>Email, web page",
        "<!DOCTYPE html>, web page",
        "'<?xml version=\"1.0\"?><Workbook>', XML",
        "'[{\"email\":\"ada@corp.example\"}]', JSON"
    })
    void another_kind_of_file_is_named(String begin, String named) {
        assertThat(Reading.problem(Reading.open(begin.getBytes(ISO_8859_1)))).contains(named, "CSV UTF-8");
    }

    @Test
    void a_packed_file_is_to_be_unpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("Email\nada@corp.example\n".getBytes(UTF_8));
        }

        assertThat(Reading.problem(Reading.open(bytes.toByteArray()))).contains("gzip", "unpack");
        assertThat(Reading.problem(Reading.open(SheetFile.zip(Map.of("users.csv", "Email\n".getBytes(UTF_8))))))
                .contains("Unpack");
    }

    @ParameterizedTest
    @CsvSource({"EncryptedPackage, password", "Workbook, .xls", "WordDocument, old Office"})
    void a_protected_or_old_workbook_is_told_by_its_directory(String stream, String told) {
        var file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        file.put(OLE2);
        file.putShort(30, (short) 9); // sectors of 512 bytes
        file.putInt(48, 3); // the directory is sector 3
        file.put(2048, ("Root Entry\0" + stream).getBytes(UTF_16LE));

        assertThat(Reading.problem(Reading.open(file.array()))).contains(told, "save it");
    }

    @Test
    void a_stump_of_an_old_workbook_is_refused_too() {
        assertThat(Reading.problem(Reading.open(OLE2))).contains("password", ".xlsx");
    }

    @ParameterizedTest
    @CsvSource({
        "xl/workbook.bin, .xlsb",
        "word/document.xml, Word",
        "content.xml, OpenDocument",
    })
    void other_documents_in_a_zip_are_named(String part, String named) {
        var file = SheetFile.zip(Map.of(part, new byte[0], "mimetype", new byte[0]));

        assertThat(Reading.problem(Reading.open(file))).contains(named, "CSV UTF-8");
    }

    @Test
    void noise_is_no_text() {
        var noise = new byte[5_000];
        new Random(1).nextBytes(noise);

        assertThat(Reading.problem(Reading.open(noise))).contains("neither", "CSV UTF-8");
        assertThat(Reading.problem(Reading.open(new byte[5_000]))).contains("neither");
    }

    @Test
    void a_line_without_end_is_refused_by_its_number_in_bounded_memory() throws IOException, UnreadableFile {
        var file = folder.resolve("long.csv");
        try (var out = Files.newOutputStream(file)) {
            out.write("Email,Note\n".getBytes(UTF_8));
            out.write("ada@corp.example,\n".repeat(50).getBytes(UTF_8));
            endless(out, 'x', 2 * Limits.CELL_CHARACTERS);
        }
        var records =
                Reading.readable(RosterFiles.open(file, ReadOptions.DETECT)).records();

        try (records) {
            for (int i = 0; i < 49; i++) {
                records.next();
            }
            assertThatThrownBy(() -> {
                        records.next();
                        records.next();
                    })
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("Line 52");
        }
    }

    @Test
    void a_line_of_nothing_but_separators_is_refused() throws IOException {
        var file = folder.resolve("wide.csv");
        try (var out = Files.newOutputStream(file)) {
            out.write("Email,Note\n".getBytes(UTF_8));
            endless(out, ',', 1_000_000);
        }

        assertThat(Reading.problem(RosterFiles.open(file, ReadOptions.DETECT))).contains("Line 2", "16,384 cells");
    }

    private static void endless(OutputStream out, char c, int length) throws IOException {
        out.write(String.valueOf(c).repeat(length).getBytes(UTF_8));
    }

    @Test
    void a_failing_disk_is_no_fault_of_the_file() {
        assertThatThrownBy(() -> RosterFiles.open(folder.resolve("missing.csv"), ReadOptions.DETECT))
                .isInstanceOf(UncheckedIOException.class);
    }
}
