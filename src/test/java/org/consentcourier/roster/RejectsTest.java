package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consentcourier.roster.RosterImport.Counts;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was rejected goes out as a file and comes back, repaired or not. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RejectsTest {

    private static final String HEADER = "Email,FirstName,Badge\n";

    @Inject
    Scene scene;

    @Inject
    RosterImports imports;

    @Inject
    Rejects rejects;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void a_row_with_too_many_cells_comes_back_with_all_of_them_and_is_rejected_again() throws IOException {
        var first = load(HEADER + "ada@corp.example,Ada,4,2\n");

        var csv = download(first);

        assertThat(csv).contains("ada@corp.example,Ada,4,2,,").contains("separator?,2\n");
        assertThat(reasons(load(csv))).isEqualTo(reasons(first));
        assertThat(load(csv.replace("separator?,2\n", "separator?\n").replace("Ada,4,2", "Ada,\"4,2\",2"))
                        .counts())
                .isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void a_spreadsheet_that_widens_the_header_takes_no_cell_away() throws IOException {
        var first = load(HEADER + "ada@corp.example,Ada,4,2\n");

        var saved = download(first).replace("Rejected reason\n", "Rejected reason,\n");

        assertThat(reasons(load(saved))).isEqualTo(reasons(first));
    }

    @Test
    void a_row_that_repeats_another_does_not_come_back_over_it() throws IOException {
        var first = load(HEADER + "ada@corp.example,Ada,1\nada@corp.example,Ada,2\n");

        assertThat(load(download(first)).counts()).isEqualTo(new Counts(0, 0, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void rejected_rows_are_not_taken_for_the_whole_roster() throws IOException {
        var csv = download(load(HEADER + "ada@,Ada,1\ngrace@corp.example,Grace,2\n"));

        assertThat(scene.load(csv.replace("ada@", "ada@corp.example"), ImportMode.FULL, true, null))
                .isInstanceOfSatisfying(
                        ImportResult.Refused.class,
                        refused -> assertThat(refused.problem()).contains("not the whole roster"));
    }

    @Test
    void a_row_whose_fault_shows_no_more_is_rejected_again_until_somebody_says_it_is_right() throws IOException {
        var first = load(HEADER + "ada@corp.example,\"Ada\" Augusta,42\ngrace@corp.example,Grace,\"4");
        assertThat(reasons(first)).hasSize(2);

        var csv = download(first);

        var again = load(csv);
        assertThat(reasons(again)).isEqualTo(reasons(first));
        assertThat(reasons(load(download(again)))).isEqualTo(reasons(first));
        assertThat(load(csv.replaceAll("\"has text.*cell\"", "").replaceAll("\"?is cut off.*cell\"?", ""))
                        .counts())
                .isEqualTo(new Counts(2, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void excel_takes_the_file_for_utf_8_and_calculates_nothing() throws IOException {
        var first = load("""
                Email,FirstName,Badge
                ada@,Zoë,"a;=1+1"
                """);

        var csv = download(first);

        assertThat(csv).startsWith("\uFEFFEmail").contains("Zoë").contains("a;'=1+1");
        assertThat(imports.rejects(load(csv).id(), 0, 9))
                .extracting(Reject::cells)
                .containsExactly(List.of("ada@", "Zoë", "a;=1+1"));
    }

    private RosterImport load(String csv) {
        return ((ImportResult.Done) scene.load(csv)).roster();
    }

    private String download(RosterImport roster) throws IOException {
        var out = new ByteArrayOutputStream();
        rejects.write(roster.id(), out);
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private List<?> reasons(RosterImport roster) {
        return imports.rejects(roster.id(), 0, 9).stream()
                .map(reject -> tuple(reject.column(), reject.reason(), reject.cells()))
                .toList();
    }
}
