package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFilesTest {

    private static final String UMLAUTS = "Email;LastName\r\nada@corp.example;Löwelatz\r\ngrace@corp.example;Größe\r\n";

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void the_delimiter_is_found(char delimiter) throws UnreadableFile {
        var text = "Email%1$cFirstName%1$cCompanyName\nada@corp.example%1$cAda%1$c\"Corp%1$cLtd; & Sons, | London\"\n"
                .formatted(delimiter);
        var opened = Reading.open(text);

        assertThat(Reading.readable(opened).format().delimiter()).isEqualTo(delimiter);
        assertThat(Reading.only(opened).company())
                .isEqualTo("Corp" + (delimiter == '\t' ? ' ' : delimiter) + "Ltd; & Sons, | London");
    }

    @Test
    void the_header_tells_the_delimiter_better_than_the_cells_do() {
        var opened = Reading.open("Email;Note\nada@corp.example;a,b,c,d\ngrace@corp.example;a,b,c,d\n");

        assertThat(Reading.readable(opened).format().delimiter()).isEqualTo(';');
    }

    @Test
    void headers_of_no_known_language_are_judged_by_the_lines_that_follow() {
        var unclear =
                Reading.unclear(Reading.open("Почта;Имя, отчество\nada@corp.example;Ada\ngrace@corp.example;Grace\n"));

        assertThat(unclear.format().delimiter()).isEqualTo(';');
        assertThat(unclear.proposal()).containsEntry("Почта", "EMAIL");
    }

    @Test
    void a_single_column_has_no_delimiter() throws UnreadableFile {
        var opened = Reading.open("Email\nada@corp.example\n");

        assertThat(Reading.readable(opened).format().words()).isEqualTo("CSV in UTF-8, one column");
        assertThat(Reading.only(opened).email()).isEqualTo("ada@corp.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=^\r\n", "SEP=^\n", "\"sep=^\"\n"})
    void the_hint_of_excel_is_obeyed(String hint) throws UnreadableFile {
        var row = Reading.only(Reading.open(hint + "Email^FirstName\nada@corp.example^Ada\n"));

        assertThat(row.firstName()).isEqualTo("Ada");
        assertThat(row.line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "UTF-16LE, UTF-16LE",
        "UTF-16BE, UTF-16BE",
        "windows-1252, ISO-8859-1",
        "ISO-8859-1, ISO-8859-1"
    })
    void the_encoding_is_found(String written, String shown) throws UnreadableFile {
        var opened = Reading.open(UMLAUTS.getBytes(Charset.forName(written)));

        assertThat(Reading.readable(opened).format().charset()).isEqualTo(shown);
        assertThat(Reading.rows(opened)).extracting(RosterRow::lastName).containsExactly("Löwelatz", "Größe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_no_part_of_the_first_header(String charset) throws UnreadableFile {
        var file = "\uFEFF\"Email\";LastName\nada@corp.example;Löwelatz\n".getBytes(Charset.forName(charset));
        var opened = Reading.open(file);

        assertThat(Reading.readable(opened).header()).containsExactly("Email", "LastName");
        assertThat(Reading.readable(opened).format().charset()).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource({"'Žižka – \u20AC', windows-1252", "'Žižka', ISO-8859-15", "'Cœur', ISO-8859-15", "'O´Brien', ISO-8859-1"
    })
    void the_latin_encodings_are_told_apart_by_what_makes_sense(String name, String charset) throws UnreadableFile {
        var file = "Email,LastName\nada@corp.example,%s\n".formatted(name).getBytes(Charset.forName(charset));
        var opened = Reading.open(file);

        assertThat(Reading.readable(opened).format().charset()).isEqualTo(charset);
        assertThat(Reading.only(opened).lastName()).isEqualTo(name);
    }

    @Test
    void an_encoding_is_found_by_what_comes_late() throws UnreadableFile {
        var file = new ByteArrayOutputStream();
        file.writeBytes("Email,LastName\n".getBytes(UTF_8));
        for (int i = 0; i < 20_000; i++) {
            file.writeBytes("ada%d@corp.example,Lovelace\n".formatted(i).getBytes(UTF_8));
        }
        file.writeBytes("grace@corp.example,Größe\n".getBytes(ISO_8859_1));

        assertThat(Reading.rows(Reading.open(file.toByteArray())).getLast().lastName())
                .isEqualTo("Größe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shift_JIS", "EUC-JP", "UTF-16LE"})
    void japanese_is_read_in_the_encodings_of_japan(String charset) throws UnreadableFile {
        var text = new String(Reading.sample("hr-japanese.csv"), Charset.forName("windows-31j"));
        var rows = Reading.rows(Reading.open(text.getBytes(Charset.forName(charset))));

        assertThat(rows).extracting(RosterRow::lastName).containsExactly("田中", "鈴木", "高橋");
    }

    @Test
    void cyrillic_is_read_in_the_encoding_of_windows() throws UnreadableFile {
        var text = """
                Email;LastName;Department
                ada@corp.example;Лавлейс;Отдел исследований и разработки
                grace@corp.example;Хоппер;Управление военно-морского флота
                """;

        assertThat(Reading.rows(Reading.open(text.getBytes(Charset.forName("windows-1251")))))
                .extracting(RosterRow::lastName)
                .containsExactly("Лавлейс", "Хоппер");
    }

    @Test
    void an_encoding_that_is_told_is_not_looked_for() throws UnreadableFile {
        var file = "Email,LastName\nada@corp.example,Żółć\n".getBytes(Charset.forName("windows-1250"));
        var opened = Reading.open(file, new ReadOptions("windows-1250", null, Map.of()));

        assertThat(Reading.only(opened).lastName()).isEqualTo("Żółć");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin-99", "no name!", ""})
    void an_encoding_that_does_not_exist_is_told(String charset) {
        assertThat(Reading.problem(Reading.open(UMLAUTS.getBytes(UTF_8), new ReadOptions(charset, null, Map.of()))))
                .contains("\"" + charset + "\"", "windows-1252");
    }

    @Test
    void rows_in_another_encoding_than_the_rest_are_rejected_one_by_one() throws UnreadableFile {
        var file = new ByteArrayOutputStream();
        file.writeBytes(
                "Email,LastName,Note\ncharles@corp.example,Bäbbage,\nemmy@corp.example,Nöther,\n".getBytes(UTF_8));
        file.writeBytes("ada@corp.example,Löwelatz,\n".getBytes(ISO_8859_1));
        file.writeBytes("grace@corp.example,Größe,ø\n".getBytes(UTF_8));
        var opened = Reading.open(file.toByteArray());
        var records = Reading.records(opened);

        assertThat(Reading.readable(opened).format().charset()).isEqualTo("UTF-8");
        assertThat(records.get(2)).isInstanceOfSatisfying(RosterRecord.Bad.class, bad -> {
            assertThat(bad.column()).isEqualTo("LastName");
            assertThat(bad.reason()).contains("CSV UTF-8");
            assertThat(bad.emailKey()).isEqualTo("ada@corp.example");
        });
        assertThat(records)
                .hasSize(4)
                .filteredOn(RosterRecord.Good.class::isInstance)
                .hasSize(3);
    }

    @Test
    void a_quoted_cell_may_hold_delimiters_quotes_and_line_breaks() throws UnreadableFile {
        var rows = Reading.rows(Reading.open("""
                Email,UserTitle,CompanyName
                ada@corp.example,"Analyst,
                first ""class\""",Corp
                grace@corp.example,Admiral,Navy
                """));

        assertThat(rows.getFirst().jobTitle()).isEqualTo("Analyst, first \"class\"");
        assertThat(rows).extracting(RosterRow::line).containsExactly(2L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_are_counted_as_an_editor_counts_them(String end) throws UnreadableFile {
        var text = "Email,Note@@ada@corp.example,\"a@@@@b\"@@grace@corp.example,@@".replace("@@", end);

        assertThat(Reading.rows(Reading.open(text.replace("@@", end))))
                .extracting(RosterRow::line)
                .containsExactly(2L, 5L);
    }

    @Test
    void a_quote_within_a_cell_is_an_ordinary_character() throws UnreadableFile {
        assertThat(Reading.only(Reading.open("Email,LastName\nada@corp.example,Ada \"Countess\" King\n"))
                        .lastName())
                .isEqualTo("Ada \"Countess\" King");
    }

    @Test
    void a_row_with_wrong_quotes_is_rejected_alone() throws UnreadableFile {
        var records = Reading.records(Reading.open("""
                Email,LastName
                ada@corp.example,"Ada "Countess" King"
                grace@corp.example,"Hopper"
                """));

        assertThat(records.getFirst()).isInstanceOfSatisfying(RosterRecord.Bad.class, bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.reason()).contains("closing quote");
            assertThat(bad.emailKey()).isEqualTo("ada@corp.example");
        });
        assertThat(records.get(1)).isInstanceOf(RosterRecord.Good.class);
    }

    @Test
    void a_quote_that_hides_rows_makes_the_file_unreadable() {
        var opened = Reading.open("""
                Email,LastName
                ada@corp.example,Lovelace
                grace@corp.example,"Hopper
                charles@corp.example,"Babbage"
                emmy@corp.example,Noether
                """);

        assertThat(Reading.problem(opened)).contains("Line 3", "quote");
    }

    @Test
    void a_quote_that_hides_rows_far_behind_is_told_when_it_is_reached() throws UnreadableFile {
        var text = "Email,LastName\n" + "ada@corp.example,Lovelace\n".repeat(100)
                + "grace@corp.example,\"Hopper\nada@corp.example,\n";
        var readable = Reading.readable(Reading.open(text));

        assertThatThrownBy(() -> drain(readable))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 102")
                .hasMessageContaining("never closed");
    }

    @Test
    void a_file_cut_off_within_quotes_loses_its_last_row_only() throws UnreadableFile {
        var rejects =
                Reading.rejects(Reading.open("Email,LastName\nada@corp.example,Lovelace\ngrace@corp.example,\"Hop"));

        assertThat(rejects)
                .extracting(RosterRecord.Bad::line, RosterRecord.Bad::reason, RosterRecord.Bad::emailKey)
                .containsExactly(tuple(3L, CsvRows.CUT_OFF, "grace@corp.example"));
    }

    @Test
    void a_last_row_without_all_its_cells_and_its_line_break_is_cut_off() throws UnreadableFile {
        var rejects = Reading.rejects(
                Reading.open("Email,LastName,Country\nada@corp.example,Lovelace,GB\ngrace@corp.example,Ho"));

        assertThat(rejects).extracting(RosterRecord.Bad::reason).containsExactly(CsvRows.CUT_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grace@corp.example,Hopper,US", "grace@corp.example,Hopper\n", "", " ", "\n\n", "\u001A"})
    void a_last_row_that_is_whole_or_blank_is_not_cut_off(String last) throws UnreadableFile {
        assertThat(Reading.rejects(Reading.open("Email,LastName,Country\nada@corp.example,Lovelace,GB\n" + last)))
                .isEmpty();
    }

    @Test
    void short_rows_and_blank_rows_are_borne() throws UnreadableFile {
        var rows = Reading.rows(Reading.open(
                "Email,FirstName,LastName\nada@corp.example\n\n,,\n  ,\ngrace@corp.example,Grace,Hopper,,\n"));

        assertThat(rows).extracting(RosterRow::line).containsExactly(2L, 6L);
        assertThat(rows.getFirst().lastName()).isEmpty();
    }

    @Test
    void a_row_with_more_cells_than_the_header_is_rejected() throws UnreadableFile {
        var rejects = Reading.rejects(Reading.open("Email,LastName\nada@corp.example,Lovelace, Countess\n"));

        assertThat(rejects)
                .extracting(RosterRecord.Bad::reason)
                .first()
                .asString()
                .contains("more cells");
        assertThat(rejects.getFirst().cells()).containsExactly("ada@corp.example", "Lovelace", " Countess");
    }

    @Test
    void a_nul_spoils_its_row_only() throws UnreadableFile {
        var opened = Reading.open(
                "Email,LastName\n" + "charles@corp.example,Babbage\n".repeat(5) + "ada@corp.example,Love\0lace\n");

        assertThat(Reading.rejects(opened))
                .extracting(RosterRecord.Bad::column, RosterRecord.Bad::reason)
                .containsExactly(tuple("LastName", "holds a control character (U+0000)"));
    }

    @Test
    void a_header_alone_is_a_roster_of_nobody() throws UnreadableFile {
        assertThat(Reading.records(Reading.open("UserEmail,APIUserName"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", " , ,\n", "sep=;\n"})
    void an_empty_file_is_no_roster(String text) {
        assertThat(Reading.problem(Reading.open(text))).contains("empty").contains("Choose a file");
    }

    @Test
    void a_file_without_header_is_no_roster() {
        assertThat(Reading.problem(Reading.open("ada@corp.example,Ada\ngrace@corp.example,Grace\n")))
                .contains("first row", "UserEmail");
    }

    @Test
    void ten_thousand_columns_are_no_roster() {
        assertThat(Reading.problem(Reading.open("Email" + ",a".repeat(9_999) + "\n")))
                .contains("10,000", "300");
    }

    @Test
    void progress_is_told_in_bytes_of_the_file() throws UnreadableFile {
        var text = "Email,LastName\n" + "ada@corp.example,Lovelace\n".repeat(20_000);
        var readable = Reading.readable(Reading.open(text));
        var atFirst = readable.records().bytesRead();
        drain(readable);

        assertThat(atFirst).isLessThan(text.length() / 2);
        assertThat(readable.records().bytesRead()).isEqualTo(text.length());
    }

    private static void drain(Opened.Readable readable) throws UnreadableFile {
        try (var records = readable.records()) {
            while (records.next() != null) {
                // on to the end
            }
        }
    }

    @Test
    void utf_16_of_both_orders_is_known_without_mark_though_not_all_is_ascii() throws UnreadableFile {
        var text = "メールアドレス,姓\nada@corp.example,田中\n";

        assertThat(Reading.only(Reading.open(text.getBytes(UTF_16LE))).lastName())
                .isEqualTo("田中");
        assertThat(Reading.only(Reading.open(text.getBytes(UTF_16BE))).lastName())
                .isEqualTo("田中");
    }
}
