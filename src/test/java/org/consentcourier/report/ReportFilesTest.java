package org.consentcourier.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.support.StandIns;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes with a report as a file, read as a spreadsheet reads it. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportFilesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "=HYPERLINK(\"https://evil.example\",\"Grace\")",
            "+1+1",
            "-2",
            "@SUM(A1)",
            "'=1",
            "<b>Robert</b> & \"Tables\"",
            "👩🏽‍💻 Émilie 李",
            "Eve\u0007 Smith");

    @Test
    void a_workbook_has_real_dates_and_numbers_and_texts_that_nobody_calculates() throws IOException {
        var rows = rows(workbook(Locale.ENGLISH, NAMES.stream().map(ReportFilesTest::line)));

        assertThat(rows).hasSize(1 + NAMES.size());
        assertThat(texts(rows.getFirst()))
                .containsSubsequence(
                        "Name", "E-mail", "Application", "State", "Since", "Days", "Last mail", "Mails sent");
        assertThat(rows.stream().skip(1).map(row -> row.getCell(0)))
                .allMatch(cell -> cell.getType() == CellType.STRING)
                .extracting(cell -> cell.asString())
                .containsExactlyElementsOf(
                        NAMES.stream().map(name -> name.replace('\u0007', ' ')).toList());
        var since = rows.get(1).getCell(column(rows, "Since"));
        assertThat(since.getType()).isEqualTo(CellType.NUMBER);
        // In Berlin a new day has begun.
        assertThat(since.asDate().toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(since.getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(rows.get(1).getCell(column(rows, "Last mail")).asDate().toLocalDate())
                .isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(rows.get(1).getCell(column(rows, "Days")).asNumber().intValue())
                .isEqualTo(12);
    }

    @Test
    void its_first_row_stays_in_sight_and_filters_and_columns_are_as_wide_as_what_is_in_them() throws IOException {
        var sheet = entry(workbook(Locale.JAPAN, Stream.of(line("Ada"), line("Grace"))), "xl/worksheets/sheet1.xml");

        assertThat(sheet)
                .contains("state=\"frozen\"", "ySplit=\"1\"")
                .containsPattern("<autoFilter ref=\"A1:[A-Z]+3\"")
                .containsPattern("<col min=\"1\" max=\"1\" width=\"28");
        assertThat(texts(rows(workbook(Locale.JAPAN, Stream.empty())).getFirst()))
                .contains("氏名", "最終メール");
    }

    @Test
    void a_workbook_of_many_people_is_whole() throws IOException {
        var rows = rows(workbook(Locale.ENGLISH, IntStream.range(0, 1501).mapToObj(i -> line("Person " + i))));

        assertThat(rows.stream().skip(1).map(row -> row.getCell(0).asString()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 1501).mapToObj(i -> "Person " + i).toList());
    }

    @Test
    void csv_is_for_programs_and_marks_what_a_spreadsheet_would_calculate() throws IOException {
        var out = new ByteArrayOutputStream();

        new ReportCsv(BERLIN).write(NAMES.stream().map(ReportFilesTest::line)::forEachOrdered, out);

        try (var csv = CsvReader.builder().ofNamedCsvRecord(out.toString(UTF_8))) {
            var records = csv.stream().toList();
            assertThat(records)
                    .extracting(one -> one.getField("name"))
                    .startsWith("Ada Lovelace", "'=HYPERLINK(\"https://evil.example\",\"Grace\")", "'+1+1", "'-2");
            assertThat(records.getFirst().getField("statusSince")).isEqualTo("2026-11-21");
            assertThat(records.getFirst().getField("lastMailOn")).isEqualTo("2026-11-25");
            assertThat(records.getFirst().getField("status")).isEqualTo("PENDING");
        }
    }

    private static byte[] workbook(Locale locale, Stream<ReportLine> lines) throws IOException {
        var out = new ByteArrayOutputStream();
        new ReportWorkbook("2026-W48", locale, BERLIN).write(lines::forEachOrdered, out);
        return out.toByteArray();
    }

    private static List<Row> rows(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, true));
                var rows = book.getFirstSheet().openStream()) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("2026-W48");
            return rows.toList();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell.asString()).toList();
    }

    private static int column(List<Row> rows, String title) {
        return texts(rows.getFirst()).indexOf(title);
    }

    private static String entry(byte[] workbook, String name) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(workbook).get();
                var content = zip.getInputStream(zip.getEntry(name))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static ReportLine line(String name) {
        @Nullable LocalDate lastMail = LocalDate.of(2026, 11, 25);
        return new ReportLine(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "archive",
                "Contract Archive",
                name,
                "ada@corp.example",
                "grace@corp.example",
                "=Research",
                "GB",
                "corp.example",
                ConsentStatus.PENDING,
                null,
                null,
                Problem.SILENT,
                Instant.parse("2026-11-20T23:30:00Z"),
                12,
                lastMail,
                2,
                false);
    }
}
