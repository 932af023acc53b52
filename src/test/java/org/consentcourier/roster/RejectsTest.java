package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsTest {

    @Test
    void a_rejected_row_is_told_with_line_column_and_reason() {
        var csv = Rejects.csv(List.of(
                new Reject(3, "UserEmail", Reject.Kind.REJECTED, "has no e-mail address", ",\"Ada, Countess\"")));

        assertThat(csv)
                .isEqualTo("Line,Column,Kind,Reason,Row\r\n"
                        + "3,UserEmail,REJECTED,has no e-mail address,\",\"\"Ada, Countess\"\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void no_cell_becomes_a_formula_in_a_spreadsheet(String cell) {
        assertThat(Spreadsheet.cell(cell)).isEqualTo("'" + cell);
        assertThat(Spreadsheet.cell("x" + cell)).isEqualTo("x" + cell);
    }
}
