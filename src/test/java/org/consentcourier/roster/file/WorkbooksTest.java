package org.consentcourier.roster.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.consentcourier.roster.file.SheetFile.formula;
import static org.consentcourier.roster.file.SheetFile.nothing;
import static org.consentcourier.roster.file.SheetFile.number;
import static org.consentcourier.roster.file.SheetFile.raw;
import static org.consentcourier.roster.file.SheetFile.text;
import static org.consentcourier.roster.file.SheetFile.typed;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentcourier.roster.file.SheetFile.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbooksTest {

    private static final String ADA = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @Test
    void a_workbook_is_read_like_a_text_file() throws UnreadableFile {
        var opened = Reading.open(SheetFile.of(
                        "E-Mail,APIUserName,Nachname,Gruppe,Gruppe",
                        "ada@corp.example," + ADA + ",Löwelatz,Research,Board",
                        "grace@corp.example,,<Hopper> & \"Co\",,")
                .bytes());
        var rows = Reading.rows(opened);

        assertThat(Reading.readable(opened).format().words()).isEqualTo("XLSX, sheet Users");
        assertThat(rows)
                .extracting(RosterRow::line, RosterRow::email, RosterRow::lastName, RosterRow::groups)
                .containsExactly(
                        tuple(2L, "ada@corp.example", "Löwelatz", "Research; Board"),
                        tuple(3L, "grace@corp.example", "<Hopper> & \"Co\"", ""));
        assertThat(rows.getFirst().userId()).hasToString(ADA);
    }

    @Test
    void the_first_sheet_that_people_see_is_read_or_the_one_named() throws UnreadableFile {
        var file = new SheetFile()
                .sheet("hidden data", new Cell[] {text("Email")}, new Cell[] {text("charles@corp.example")})
                .sheet("Users", new Cell[] {text("Email")}, new Cell[] {text("ada@corp.example")})
                .sheet("Guests & more", new Cell[] {text("Email")}, new Cell[] {text("grace@corp.example")})
                .bytes();
        var named = Reading.open(file, new ReadOptions(null, "guests & More", Map.of()));

        assertThat(Reading.only(Reading.open(file)).email()).isEqualTo("ada@corp.example");
        assertThat(Reading.only(named).email()).isEqualTo("grace@corp.example");
        assertThat(Reading.readable(named).format().words()).isEqualTo("XLSX, sheet Guests & more (of 3)");
        assertThat(Reading.problem(Reading.open(file, new ReadOptions(null, "Staff", Map.of()))))
                .contains("\"Staff\"", "Users", "Guests & more");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, 0, 1000000000",
        "1.0E9, 0, 1000000000",
        "1.2345678901234E+15, 0, 1234567890123400",
        "0.1, 0, 0.1",
        "1.1000000000000001, 0, 1.1",
        "-3.50, 0, -3.5",
        "1E+300, 0, 1E+300",
        "45292, 1, 2024-01-01",
        "45292.4375, 2, 2024-01-01T10:30",
        "45292, 2, 2024-01-01",
        "0.4375, 3, 10:30",
        "42, 4, 00042",
        "1234567, 4, 1234567",
        "0.5, 5, 50%",
        "-1, 1, -1",
        "1E+9, 1, 1000000000"
    })
    void a_number_is_shown_as_people_see_it_and_a_date_as_iso_writes_it(String stored, int style, String shown)
            throws UnreadableFile {
        assertThat(badge(number(stored, style))).isEqualTo(shown);
    }

    private static String badge(Cell cell) throws UnreadableFile {
        var row = Reading.only(Reading.open(new SheetFile()
                .sheet("Users", new Cell[] {text("Email"), text("Badge")}, new Cell[] {text("ada@corp.example"), cell})
                .bytes()));
        return String.valueOf(row.attributes() == null ? null : row.attributes().get("Badge"));
    }

    @Test
    void truth_text_and_the_results_of_formulas_are_shown_as_well() throws UnreadableFile {
        assertThat(badge(typed("b", "1"))).isEqualTo("TRUE");
        assertThat(badge(typed("b", "0"))).isEqualTo("FALSE");
        assertThat(badge(raw("<c r=\"B2\" t=\"inlineStr\"><is><t>Bad</t><r><t>ge</t></r></is></c>")))
                .isEqualTo("Badge");
        assertThat(badge(formula("A1&\"x\"", "str", "<v>Emailx</v>"))).isEqualTo("Emailx");
        assertThat(badge(formula("6*7", "n", "<v>42</v>"))).isEqualTo("42");
        assertThat(badge(formula("\"\"", "str", "<v></v>"))).isEmpty();
        assertThat(badge(text("one_x000D_two_x005F_"))).isEqualTo("one two_");
        assertThat(badge(text("#N/A"))).isEqualTo("#N/A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#N/A", "#REF!", "#VALUE!"})
    void an_error_spoils_its_row_only(String error) throws UnreadableFile {
        var file = new SheetFile()
                .sheet(
                        "Users",
                        new Cell[] {text("Email"), text("Department")},
                        new Cell[] {text("ada@corp.example"), typed("e", error)},
                        new Cell[] {
                            text("grace@corp.example"), formula("VLOOKUP(A3,B:B,1)", "e", "<v>" + error + "</v>")
                        },
                        new Cell[] {text("charles@corp.example"), text("Engines")})
                .bytes();

        assertThat(Reading.rejects(Reading.open(file)))
                .extracting(RosterRecord.Bad::line, RosterRecord.Bad::column, RosterRecord.Bad::emailKey)
                .containsExactly(
                        tuple(2L, "Department", "ada@corp.example"), tuple(3L, "Department", "grace@corp.example"));
        assertThat(Reading.rejects(Reading.open(file)).getFirst().reason()).contains(error);
        assertThat(Reading.rows(Reading.open(file))).hasSize(1);
    }

    @Test
    void a_formula_without_a_result_is_not_taken_for_nothing() throws UnreadableFile {
        var file = new SheetFile()
                .sheet("Users", new Cell[] {text("Email"), text("ManagerEmail")}, new Cell[] {
                    text("ada@corp.example"), formula("B1", "n", "")
                })
                .bytes();

        assertThat(Reading.rejects(Reading.open(file)))
                .extracting(RosterRecord.Bad::column)
                .containsExactly("ManagerEmail");
    }

    @Test
    void an_error_where_nobody_looks_does_not_matter() throws UnreadableFile {
        var file = new SheetFile()
                .sheet("Users", new Cell[] {text("Email"), text("Phone")}, new Cell[] {
                    text("ada@corp.example"), typed("e", "#N/A")
                })
                .bytes();

        assertThat(Reading.only(Reading.open(file)).attributes()).isNull();
    }

    @Test
    void blank_rows_and_titles_are_passed_over_and_rows_are_numbered_as_excel_does() throws UnreadableFile {
        var file = new SheetFile().rawSheet("Users", """
                        <row r="2"><c r="A2" t="inlineStr"><is><t>Staff</t></is></c></row>
                        <row r="4"><c r="B4" t="inlineStr"><is><t>Email</t></is></c><c r="D4" t="inlineStr"><is><t>Badge</t></is></c></row>
                        <row r="5"><c r="B5" s="1"/></row>
                        <row r="9"><c r="B9" t="inlineStr"><is><t>ada@corp.example</t></is></c><c r="D9"><v>7</v></c></row>
                        """).bytes();
        var row = Reading.only(Reading.open(file));

        assertThat(row.line()).isEqualTo(9);
        assertThat(row.attributes()).isEqualTo(Map.of("Badge", "7"));
    }

    @Test
    void rows_without_numbers_are_counted() throws UnreadableFile {
        var file = new SheetFile()
                .rawSheet(
                        "Users",
                        Arrays.stream(new String[] {"Email", "ada@corp.example", "grace@corp.example"})
                                .map("<row><c t=\"inlineStr\"><is><t>%s</t></is></c></row>"::formatted)
                                .collect(Collectors.joining()))
                .unstyled()
                .bytes();

        assertThat(Reading.rows(Reading.open(file))).extracting(RosterRow::line).containsExactly(2L, 3L);
    }

    @Test
    void an_empty_workbook_is_no_roster() {
        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", "").bytes())))
                .contains("empty");
    }

    @Test
    void a_workbook_without_address_is_asked_about() {
        var unclear = Reading.unclear(Reading.open(
                SheetFile.of("Login,Reach at", "ada,ada@corp.example").bytes()));

        assertThat(unclear.proposal()).containsEntry("Reach at", "EMAIL");
        assertThat(unclear.format().sheets()).containsExactly("Users");
    }

    @Test
    void a_note_beside_the_columns_rejects_its_row() throws UnreadableFile {
        var file = SheetFile.of("Email,Name", "ada@corp.example,Ada,checked by Grace")
                .bytes();

        assertThat(Reading.rejects(Reading.open(file)))
                .extracting(RosterRecord.Bad::reason)
                .first()
                .asString()
                .contains("more cells");
    }

    @Test
    void progress_grows_to_the_size_of_the_file() throws UnreadableFile {
        var rows = IntStream.range(0, 300)
                .mapToObj(i -> "ada" + i + "@corp.example")
                .collect(Collectors.toList());
        rows.addFirst("Email");
        var file = SheetFile.of(rows.toArray(String[]::new)).bytes();
        var readable = Reading.readable(Reading.open(file));
        var atFirst = readable.records().bytesRead();
        try (var records = readable.records()) {
            while (records.next() != null) {
                // on to the end
            }
            assertThat(atFirst).isLessThan(file.length / 2);
            assertThat(records.bytesRead()).isEqualTo(file.length);
        }
    }

    @Test
    void a_damaged_workbook_is_refused() {
        var file = SheetFile.of("Email", "ada@corp.example").bytes();
        var flipped = file.clone();
        flipped[60] ^= 0x10;

        assertThat(Reading.problem(Reading.open(Arrays.copyOf(file, file.length - 30))))
                .contains("damaged");
        assertThat(Reading.problem(Reading.open(Arrays.copyOf(file, file.length / 2))))
                .contains("damaged");
        assertThat(Reading.problem(Reading.open(flipped))).contains("damaged");
    }

    @Test
    void a_sheet_that_breaks_off_is_damaged() {
        var file = SheetFile.of("Email", "ada@corp.example")
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row".getBytes(UTF_8))
                .bytes();

        assertThat(Reading.problem(Reading.open(file))).contains("damaged");
    }

    @Test
    void a_kind_of_cell_that_the_reader_does_not_know_is_told_by_its_row() throws UnreadableFile {
        var rows = new Cell[60][];
        Arrays.fill(rows, new Cell[] {text("ada@corp.example"), text("Ada")});
        rows[0] = new Cell[] {text("Email"), text("Name")};
        rows[50] = new Cell[] {text("grace@corp.example"), typed("d", "2024-01-01T00:00:00")};
        var records = Reading.readable(
                        Reading.open(new SheetFile().sheet("Users", rows).bytes()))
                .records();

        assertThatThrownBy(() -> {
                    while (records.next() != null) {
                        // on to the end
                    }
                })
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("Row 50")
                .hasMessageContaining("CSV UTF-8");
    }

    @Test
    void a_workbook_that_unpacks_to_far_more_than_its_size_is_refused() {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Email</t></is></c></row>" + "<row>"
                + "<c/>".repeat((int) Limits.UNPACKED_SMALL / 4 + 1) + "</row>";

        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", rows).bytes())))
                .contains("unpacks to more");
    }

    @Test
    void a_part_that_nobody_would_open_counts_as_well() {
        var file = SheetFile.of("Email", "ada@corp.example")
                .part("xl/media/image1.png", new byte[(int) Limits.UNPACKED_SMALL + 1])
                .bytes();

        assertThat(Reading.problem(Reading.open(file))).contains("unpacks to more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row> | a cell where none can be",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2000000000</v></c></row> | a text that is not there",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row> | damaged",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row> | a text that is not there"
            })
    void what_would_make_the_reader_fill_the_memory_is_refused(String rows, String told) {
        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", rows).bytes())))
                .contains(told);
    }

    @Test
    void what_would_make_the_reader_never_end_is_refused() {
        var digits = "<row r=\"1\"><c r=\"A1\"><v>" + "9".repeat(5_000) + "</v></c></row>";
        var arrays = "<row r=\"1\">" + "<c><f t=\"array\" ref=\"A1\">1</f></c>".repeat(50_000) + "</row>";
        var shared = "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "1".repeat(90_000)
                + "</f></c>" + "<c><f t=\"shared\" si=\"0\"/></c>".repeat(20_000) + "</row>";

        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", digits).bytes())))
                .contains("number");
        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", arrays).bytes())))
                .contains("formulas");
        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", shared).bytes())))
                .contains("formulas");
    }

    @Test
    void cells_tags_and_nesting_have_limits() {
        var cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "x".repeat(150_000) + "</t></is></c></row>";
        var pieces = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>" + "<t>x</t>".repeat(150_000) + "</is></c></row>";
        var tag = "<row r=\"1\" x=\"" + "x".repeat(Limits.XML_GAP + 10) + "\"/>";

        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", cell).bytes())))
                .contains("longer than Excel");
        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", pieces).bytes())))
                .contains("longer than Excel");
        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", tag).bytes())))
                .contains("longer than Excel");
        assertThat(Reading.problem(Reading.open(
                        new SheetFile().rawSheet("Users", "<a>".repeat(200)).bytes())))
                .contains("deeper");
    }

    @Test
    void names_without_number_are_refused() {
        var names = IntStream.range(0, Limits.XML_NAMES + 1)
                .mapToObj("<a%d/>"::formatted)
                .collect(Collectors.joining());

        assertThat(Reading.problem(
                        Reading.open(new SheetFile().rawSheet("Users", names).bytes())))
                .contains("elements");
    }

    @Test
    void xml_whose_tags_cannot_be_told_by_their_bytes_is_refused() {
        var file = SheetFile.of("Email", "ada@corp.example")
                .part("xl/sharedStrings.xml", "\uFEFF<sst><si><t>Email</t></si></sst>".getBytes(UTF_16LE))
                .bytes();

        assertThat(Reading.problem(Reading.open(file))).contains("UTF-8");
    }

    @Test
    void a_picture_in_a_workbook_does_no_harm() throws UnreadableFile {
        var picture = new byte[2 * Limits.XML_GAP];
        Arrays.fill(picture, (byte) 1);
        var file = SheetFile.of("Email", "ada@corp.example")
                .part("xl/media/image1.emf", picture)
                .bytes();

        assertThat(Reading.only(Reading.open(file)).email()).isEqualTo("ada@corp.example");
    }

    @Test
    void a_cell_far_to_the_right_without_content_does_no_harm() throws UnreadableFile {
        var file = new SheetFile()
                .sheet("Users", new Cell[] {text("Email"), nothing()}, new Cell[] {
                    text("ada@corp.example"), raw("<c r=\"XFD2\" s=\"1\"/>")
                })
                .bytes();

        assertThat(Reading.only(Reading.open(file)).email()).isEqualTo("ada@corp.example");
    }
}
