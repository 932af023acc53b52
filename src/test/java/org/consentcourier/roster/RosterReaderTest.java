package org.consentcourier.roster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.consentcourier.sandbox.SampleRoster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterReaderTest {

    private static final String ADA = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @Test
    void the_sample_roster_is_read_whole() {
        var roster = roster(SampleRoster.csv());

        assertThat(roster.rows()).hasSize(40);
        assertThat(roster.rejects()).isEmpty();
        assertThat(roster.rows().get(5).lastName()).isEqualTo("Poincaré");
    }

    @Test
    void every_column_of_docusigns_download_is_kept() {
        var row = only("""
                UserEmail,Status,FirstName,LastName,UserTitle,CompanyName,PermissionSet,AddedDate,APIUserName,Group,ManagerEmail,Language,TimeZone,Country
                Ada@Corp.example,Active,Ada,Lovelace,Analyst,Corp,DocuSign Sender,2024-01-01,%s,Research,Grace@Corp.example,pt_br,Europe/London,gb
                """.formatted(ADA.toUpperCase(Locale.ROOT)));

        assertThat(row)
                .isEqualTo(new RosterRow(
                        2,
                        row.text(),
                        "Ada@Corp.example",
                        UUID.fromString(ADA),
                        "Ada",
                        "Lovelace",
                        "Analyst",
                        "Corp",
                        "DocuSign Sender",
                        "Research",
                        "Active",
                        "2024-01-01",
                        "grace@corp.example",
                        "pt-BR",
                        "Europe/London",
                        "GB"));
        assertThat(row.emailKey()).isEqualTo("ada@corp.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UserEmail,APIUserName",
                "Email,UserId",
                "email,User ID",
                "E-Mail,API Username",
                " user_email , api-user-name "
            })
    void headers_are_known_by_their_aliases_in_any_spelling(String header) {
        var row = only(header + "\nada@corp.example," + ADA + "\n");

        assertThat(row.userId()).isEqualTo(UUID.fromString(ADA));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_header() {
        assertThat(only("\uFEFFEmail\nada@corp.example\n").email()).isEqualTo("ada@corp.example");
    }

    @Test
    void a_quoted_cell_may_hold_commas_quotes_and_line_breaks() {
        var roster = roster("""
                Email,UserTitle,CompanyName
                ada@corp.example,"Analyst,
                first ""class\""",Corp
                grace@corp.example,Admiral,Navy
                """);

        assertThat(roster.rows().getFirst().jobTitle()).isEqualTo("Analyst, first \"class\"");
        assertThat(roster.rows().get(1).line()).isEqualTo(4);
    }

    @Test
    void several_group_columns_are_joined() {
        assertThat(only("Email,Group,Group,Groups\nada@corp.example,Research,,Board\n")
                        .groups())
                .isEqualTo("Research; Board");
    }

    @Test
    void any_other_column_may_stand_there_once() {
        assertThat(problem("Email,UserEmail\nada@corp.example,ada@corp.example\n"))
                .contains("more than one column for UserEmail");
    }

    @Test
    void a_full_name_serves_where_there_is_no_first_and_last_name() {
        var row = only("Email,FullName\nada@corp.example,Ada King\n");

        assertThat(row.firstName()).isEqualTo("Ada King");
        assertThat(row.lastName()).isEmpty();
    }

    @Test
    void a_missing_column_says_nothing_and_an_empty_cell_says_there_is_none() {
        var row = only("Email,CompanyName,ManagerEmail\nada@corp.example,,\n");

        assertThat(row.company()).isEmpty();
        assertThat(row.managerEmail()).isEmpty();
        assertThat(row.jobTitle()).isNull();
        assertThat(row.language()).isNull();
    }

    @Test
    void short_rows_long_rows_and_empty_lines_are_borne() {
        var roster = roster("Email,FirstName,LastName\nada@corp.example\n\n,,\ngrace@corp.example,Grace,Hopper,more\n");

        assertThat(roster.rows()).extracting(RosterRow::line).containsExactly(2L, 5L);
        assertThat(roster.rejects()).isEmpty();
    }

    @Test
    void a_bad_row_is_rejected_by_line_and_column_and_the_others_are_taken() {
        var roster = roster("""
                Email,APIUserName,Status
                ada@corp.example,12,
                nobody,,
                grace@corp.example,,Closed
                charles@corp.example,,Active
                """);

        assertThat(roster.rows()).extracting(RosterRow::email).containsExactly("charles@corp.example");
        assertThat(roster.rejects())
                .extracting(Reject::line, Reject::column, Reject::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "APIUserName", Reject.Kind.REJECTED),
                        org.assertj.core.groups.Tuple.tuple(3L, "UserEmail", Reject.Kind.REJECTED),
                        org.assertj.core.groups.Tuple.tuple(4L, "Status", Reject.Kind.REJECTED));
        assertThat(roster.rejects().getLast().text()).isEqualTo("grace@corp.example,,Closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void an_empty_file_is_no_roster(String text) {
        assertThat(problem(text)).contains("empty").contains("Choose a CSV file");
    }

    @Test
    void a_file_without_an_email_column_is_no_roster() {
        assertThat(problem("Name;Mail\nAda;ada@corp.example\n")).contains("no e-mail column", "UserEmail");
    }

    @Test
    void a_file_in_another_encoding_is_no_roster() {
        assertThat(problem("Email,FirstName\nada@corp.example,Adélaïde\n".getBytes(ISO_8859_1)))
                .contains("CSV UTF-8");
        assertThat(problem("Email\nada@corp.example\n".getBytes(UTF_16))).contains("CSV UTF-8");
        assertThat(problem("Email\nada@corp.example\n".getBytes(UTF_16LE))).contains("CSV UTF-8");
    }

    @Test
    void a_binary_file_is_no_roster() {
        assertThat(problem(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})).contains("binary");
    }

    @Test
    void a_broken_quote_is_no_roster() {
        assertThat(problem("Email,FirstName\nada@corp.example,\"Ada\" King\n")).contains("not CSV");
    }

    private static RosterRow only(String text) {
        var roster = roster(text);
        assertThat(roster.rejects()).isEmpty();
        return roster.rows().getFirst();
    }

    private static RosterFile.Roster roster(String text) {
        return roster(text.getBytes(UTF_8));
    }

    private static RosterFile.Roster roster(byte[] file) {
        return (RosterFile.Roster) RosterReader.read(file);
    }

    private static String problem(String text) {
        return problem(text.getBytes(UTF_8));
    }

    private static String problem(byte[] file) {
        return ((RosterFile.NoRoster) RosterReader.read(file)).problem();
    }
}
