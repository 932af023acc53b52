package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the cells of a row. */
class RowsTest {

    private static final String ADA = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @Test
    void every_column_is_kept() throws UnreadableFile {
        var row = Reading.only(Reading.open("""
                AccountID,UserEmail,Status,FirstName,LastName,UserTitle,CompanyName,Department,PermissionSet,AddedDate,APIUserName,Group,ManagerEmail,Language,TimeZone,Country,Badge
                7,Ada@Corp.example,Active,Ada,Lovelace,Analyst,Corp,Research,DocuSign Sender,2024-01-01,%s,Board,Grace@Corp.example,pt_br,Europe/London,gb,42
                """.formatted(ADA.toUpperCase(Locale.ROOT))));

        assertThat(row)
                .isEqualTo(new RosterRow(
                        2,
                        "Ada@Corp.example",
                        UUID.fromString(ADA),
                        Membership.ACTIVE,
                        "7",
                        "Ada",
                        "Lovelace",
                        "Analyst",
                        "Corp",
                        "Research",
                        "DocuSign Sender",
                        "Board",
                        "2024-01-01",
                        "grace@corp.example",
                        "pt-BR",
                        "Europe/London",
                        "GB",
                        Map.of("Badge", "42")));
        assertThat(row.emailKey()).isEqualTo("ada@corp.example");
    }

    @Test
    void a_missing_column_says_nothing_and_an_empty_cell_says_there_is_none() throws UnreadableFile {
        var row = Reading.only(Reading.open("Email,CompanyName,ManagerEmail,Country,Badge\nada@corp.example,,,,\n"));

        assertThat(List.of(
                        String.valueOf(row.company()),
                        String.valueOf(row.managerEmail()),
                        String.valueOf(row.country())))
                .containsOnly("");
        assertThat(row.attributes()).isEqualTo(Map.of("Badge", ""));
        assertThat(row.jobTitle()).isNull();
        assertThat(row.language()).isNull();
    }

    @Test
    void a_full_name_serves_where_there_is_no_first_and_last_name() throws UnreadableFile {
        var rows = Reading.rows(Reading.open("""
                Email,FullName,FirstName,LastName
                ada@corp.example,Ada King,,
                grace@corp.example,Grace B. M. Hopper,Grace,Hopper
                """));

        assertThat(rows)
                .extracting(RosterRow::firstName, RosterRow::lastName)
                .containsExactly(tuple("Ada King", ""), tuple("Grace", "Hopper"));
    }

    @Test
    void a_bad_row_is_told_by_line_column_and_reason_and_whom_it_is_about() throws UnreadableFile {
        var rejects = Reading.rejects(Reading.open("""
                E-Mail,APIUserName,Country
                Ada@corp.example,12,
                nobody,%s,
                grace@corp.example,,Atlantis
                charles@corp.example,,GB
                """.formatted(ADA)));

        assertThat(rejects)
                .extracting(
                        RosterRecord.Bad::line,
                        RosterRecord.Bad::column,
                        RosterRecord.Bad::emailKey,
                        RosterRecord.Bad::userId)
                .containsExactly(
                        tuple(2L, "APIUserName", "ada@corp.example", null),
                        tuple(3L, "E-Mail", null, UUID.fromString(ADA)),
                        tuple(4L, "Country", "grace@corp.example", null));
        assertThat(rejects).extracting(RosterRecord.Bad::reason).allMatch(reason -> reason.contains(":"));
        assertThat(rejects.getLast().cells()).containsExactly("grace@corp.example", "", "Atlantis");
    }

    @Test
    void who_has_left_is_told_whatever_else_is_wrong() throws UnreadableFile {
        var rows = Reading.rows(Reading.open("""
                Email,APIUserName,Status,Country,Language,Badge
                ada@corp.example,12,Closed,Atlantis,Klingonian,%s
                grace@corp.example,%s,Disabled,US,,
                """.formatted("x".repeat(501), ADA)));

        assertThat(rows).extracting(RosterRow::membership).containsExactly(Membership.CLOSED, Membership.DISABLED);
        assertThat(rows.getFirst().country()).isNull();
        assertThat(rows.getLast().userId()).isEqualTo(UUID.fromString(ADA));
    }

    @ParameterizedTest
    @CsvSource({
        "Active, ACTIVE",
        "active, ACTIVE",
        "created, ACTIVATION_REQUIRED",
        "activation_required, ACTIVATION_REQUIRED",
        "Activation Sent, ACTIVATION_SENT",
        "ActivationSent, ACTIVATION_SENT",
        "closed, CLOSED",
        "DISABLED, DISABLED",
        "'', UNTOLD"
    })
    void a_status_is_known_in_every_spelling_of_docusign(String word, Membership membership) throws UnreadableFile {
        assertThat(Reading.only(Reading.open("Email,UserStatus\nada@corp.example," + word + "\n"))
                        .membership())
                .isEqualTo(membership);
    }

    @Test
    void a_status_that_docusign_does_not_have_is_rejected() throws UnreadableFile {
        assertThat(Reading.rejects(Reading.open("Email,MembershipStatus\nada@corp.example,on leave\n")))
                .extracting(RosterRecord.Bad::column, RosterRecord.Bad::emailKey)
                .containsExactly(tuple("MembershipStatus", "ada@corp.example"));
    }

    @Test
    void pending_and_over_are_told_apart() {
        assertThat(Membership.values())
                .filteredOn(Membership::isOver)
                .containsExactly(Membership.CLOSED, Membership.DISABLED);
        assertThat(Membership.values())
                .filteredOn(Membership::isPending)
                .containsExactly(Membership.ACTIVATION_REQUIRED, Membership.ACTIVATION_SENT);
    }

    @Test
    void a_text_is_one_line() throws UnreadableFile {
        assertThat(Reading.only(Reading.open("Email,CompanyName\nada@corp.example,\"Corp\r\n  Ltd\t1\"\n"))
                        .company())
                .isEqualTo("Corp Ltd 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CompanyName", "Badge"})
    void a_text_is_at_most_five_hundred_characters_long(String column) throws UnreadableFile {
        var fits = Reading.open("Email,%s\nada@corp.example,%s\n".formatted(column, "x".repeat(500)));
        var rejects =
                Reading.rejects(Reading.open("Email,%s\nada@corp.example,%s\n".formatted(column, "x".repeat(501))));

        assertThat(Reading.rows(fits)).hasSize(1);
        assertThat(rejects)
                .extracting(RosterRecord.Bad::column, RosterRecord.Bad::reason)
                .containsExactly(tuple(column, "is longer than 500 characters"));
    }

    @Test
    void many_groups_are_no_fault() throws UnreadableFile {
        var groups = "Group,".repeat(40);

        assertThat(Reading.only(Reading.open(
                                groups + "Email\n" + "A group of people,".repeat(40) + "ada@corp.example\n"))
                        .groups())
                .hasSize(40 * 19 - 2);
    }
}
