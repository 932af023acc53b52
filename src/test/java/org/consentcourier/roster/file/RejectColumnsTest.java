package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own rejects, repaired, come back in. */
class RejectColumnsTest {

    private static final String HEADER = "Email,Rejected line,Badge,Rejected column,Rejected reason\n";

    @Test
    void what_we_added_is_left_out_again() throws UnreadableFile {
        var opened = Reading.open(HEADER + "ada@corp.example,7,42,Country,is not a country\n");
        var records = Reading.records(opened);

        assertThat(Reading.readable(opened).header()).containsExactly("Email", "Badge");
        assertThat(records.getFirst().cells()).containsExactly("ada@corp.example", "42");
        assertThat(((RosterRecord.Good) records.getFirst()).row().attributes()).isEqualTo(Map.of("Badge", "42"));
        assertThat(ColumnMapping.keyOf(Reading.readable(opened).header()))
                .isEqualTo(ColumnMapping.keyOf(
                        Reading.readable(Reading.open("Email,Badge\n")).header()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "'=1",
                "a;=1+1",
                "a;'=1;-2",
                "a\n@b",
                "'s Gravenhage",
                "a, =b"
            })
    void what_kept_a_spreadsheet_from_calculating_is_taken_off(String cell) throws UnreadableFile {
        var records = Reading.records(
                Reading.open(HEADER + "ada@corp.example,7,\"" + Spreadsheet.cell(cell) + "\",Country,\n"));

        assertThat(records.getFirst().cells()).containsExactly("ada@corp.example", cell);
    }

    @Test
    void other_quotes_stay() throws UnreadableFile {
        var records = Reading.records(Reading.open(HEADER + "ada@corp.example,7,'s Gravenhage,Country,\n"));

        assertThat(records.getFirst().cells()).containsExactly("ada@corp.example", "'s Gravenhage");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"=1+1, '=1+1", "a;=1+1, a;'=1+1", "'=1, ''=1", "a=1, a=1", "x;y, x;y"})
    void wherever_a_spreadsheet_may_see_a_cell_begin_a_formula_is_marked(String text, String marked) {
        assertThat(Spreadsheet.cell(text)).isEqualTo(marked);
    }

    @Test
    void a_line_break_alone_is_no_formula() {
        assertThat(Spreadsheet.cell("Street 1\r\nCity")).isEqualTo("Street 1\r\nCity");
        assertThat(Spreadsheet.cell("Street 1\r\n=City")).isEqualTo("Street 1\r\n'=City");
    }

    @Test
    void cells_beyond_the_header_are_still_there() throws UnreadableFile {
        var rejects = Reading.rejects(Reading.open(HEADER + "ada@corp.example,7,42,Country,is wrong,surplus\n"));

        assertThat(rejects.getFirst().reason()).contains("more cells than the header");
        assertThat(rejects.getFirst().cells()).containsExactly("ada@corp.example", "42", "surplus");
    }

    @Test
    void in_any_other_file_a_quote_is_a_quote() throws UnreadableFile {
        assertThat(Reading.only(Reading.open("Email,Badge\nada@corp.example,'=1\n"))
                        .attributes())
                .isEqualTo(Map.of("Badge", "'=1"));
    }

    @Test
    void a_row_that_is_still_wrong_is_rejected_as_it_was_in_its_own_file() throws UnreadableFile {
        var rejects = Reading.rejects(Reading.open(HEADER + "ada@corp,7,'=1,Email,is not an e-mail address\n"));

        assertThat(rejects.getFirst().cells()).containsExactly("ada@corp", "=1");
        assertThat(rejects.getFirst().column()).isEqualTo("Email");
    }

    @Test
    void a_fault_that_shows_no_more_stays_with_its_column() throws UnreadableFile {
        var reason =
                RejectColumns.reason(SheetCells.ERROR + " (#N/A): correct the formula, or put a value in its place");

        var rejects =
                Reading.rejects(Reading.open(HEADER + "ada@corp.example,7,#N/A,Badge,\"%s\"\n".formatted(reason)));

        assertThat(rejects.getFirst().column()).isEqualTo("Badge");
        assertThat(rejects.getFirst().reason()).startsWith(SheetCells.ERROR).doesNotContain("empty this cell");
    }
}
