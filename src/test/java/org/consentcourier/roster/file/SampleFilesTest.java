package org.consentcourier.roster.file;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.roster.file.Membership.ACTIVATION_SENT;
import static org.consentcourier.roster.file.Membership.ACTIVE;
import static org.consentcourier.roster.file.Membership.CLOSED;
import static org.consentcourier.roster.file.Membership.UNTOLD;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.sandbox.SampleRoster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as Docusign, HR systems, directories and Excel write them. */
class SampleFilesTest {

    private static final UUID ADA = UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c3301");
    private static final UUID GRACE = UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c3302");
    private static final String ACCOUNT = "7c1b5a52-93a4-4f0e-8f10-1f6f7f0f1a01";
    private static final String OTHER_ACCOUNT = "7c1b5a52-93a4-4f0e-8f10-1f6f7f0f1a02";

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "esign-user-list.csv = CSV in UTF-8, separated by commas",
                "esign-user-list-with-permissions.csv = CSV in UTF-8, separated by commas",
                "organization-export.csv = CSV in UTF-8, separated by commas",
                "organization-bulk-update.csv = CSV in UTF-8, separated by commas",
                "organization-bulk-add.csv = CSV in UTF-8, separated by commas",
                "account-bulk-update.csv = CSV in UTF-8, separated by commas",
                "account-bulk-add.csv = CSV in UTF-8, separated by commas",
                "api-example.csv = CSV in UTF-8, separated by commas",
                "directory-export.csv = CSV in UTF-8, separated by commas",
                "excel-report.csv = CSV in UTF-8, separated by semicolons",
                "hr-german.csv = CSV in Windows-1252, separated by semicolons",
                "hr-french.csv = CSV in ISO-8859-15, separated by semicolons",
                "hr-spanish.csv = CSV in UTF-16LE, separated by tabs",
                "hr-portuguese.csv = CSV in ISO-8859-1, separated by vertical bars",
                "hr-japanese.csv = CSV in Windows-31j, separated by commas"
            })
    void every_file_is_understood_and_no_row_of_it_rejected(String name, String words) throws UnreadableFile {
        var opened = Reading.open(Reading.sample(name));

        assertThat(Reading.readable(opened).format().words()).isEqualTo(words);
        assertThat(Reading.records(opened)).isNotEmpty().allMatch(RosterRecord.Good.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esign-user-list.csv",
                "esign-user-list-with-permissions.csv",
                "organization-export.csv",
                "organization-bulk-update.csv",
                "organization-bulk-add.csv",
                "account-bulk-update.csv",
                "account-bulk-add.csv",
                "api-example.csv"
            })
    void of_docusigns_files_nothing_is_kept_that_is_not_needed(String name) throws UnreadableFile {
        var opened = Reading.open(Reading.sample(name));

        assertThat(Reading.readable(opened).columns().names()).doesNotContainValue(ColumnMapping.ATTRIBUTE);
        assertThat(Reading.rows(opened)).extracting(RosterRow::attributes).containsOnlyNulls();
    }

    @Test
    void docusigns_user_list_has_user_ids_states_and_groups() throws UnreadableFile {
        var rows = Reading.rows(Reading.open(Reading.sample("esign-user-list.csv")));

        assertThat(rows.getFirst())
                .isEqualTo(new RosterRow(
                        2,
                        "ada@corp.example",
                        ADA,
                        ACTIVE,
                        null,
                        "Ada",
                        "Lovelace",
                        "Analyst",
                        "Corp",
                        null,
                        "DocuSign Sender",
                        "Everyone; Research; Board",
                        "1/15/2024 9:12:44 AM",
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(rows).extracting(RosterRow::membership).containsExactly(ACTIVE, ACTIVATION_SENT, CLOSED);
        assertThat(rows.get(1).jobTitle()).isEqualTo("Admiral, retired");
    }

    @Test
    void single_permissions_are_left_out() {
        var names = Reading.readable(Reading.open(Reading.sample("esign-user-list-with-permissions.csv")))
                .columns()
                .names();

        assertThat(names)
                .containsEntry("AllowEnvelopeSending", ColumnMapping.IGNORE)
                .containsEntry("VaultingMode", ColumnMapping.IGNORE);
    }

    @Test
    void the_export_of_an_organization_has_a_row_per_user_and_account_with_the_worse_of_two_states()
            throws UnreadableFile {
        var opened = Reading.open(Reading.sample("organization-export.csv"));
        var rows = Reading.rows(opened);

        assertThat(Reading.readable(opened).columns().names())
                .contains(
                        entry("UserStatus", "STATUS"),
                        entry("MembershipStatus", "STATUS"),
                        entry("AdressLine2", ColumnMapping.IGNORE),
                        entry("eSignPermissionProfileID", ColumnMapping.IGNORE));
        assertThat(rows).extracting(RosterRow::membership).containsExactly(ACTIVE, CLOSED, ACTIVATION_SENT, CLOSED);
        assertThat(rows).extracting(RosterRow::account).containsExactly(ACCOUNT, OTHER_ACCOUNT, ACCOUNT, ACCOUNT);
        assertThat(rows.getFirst().groups()).isEqualTo("Everyone, Research");
        assertThat(rows.get(2).firstName()).isEqualTo("Grace Hopper");
        assertThat(rows.get(2).lastName()).isEmpty();
    }

    @Test
    void bulk_files_have_language_account_and_groups() throws UnreadableFile {
        var updated = Reading.rows(Reading.open(Reading.sample("organization-bulk-update.csv")));
        var added = Reading.rows(Reading.open(Reading.sample("organization-bulk-add.csv")));

        assertThat(updated).extracting(RosterRow::userId).containsExactly(ADA, GRACE);
        assertThat(updated).extracting(RosterRow::language).containsExactly("en", "pt-BR");
        assertThat(updated).extracting(RosterRow::email).containsExactly("ada@corp.example", "grace@corp.example");
        assertThat(updated.getFirst().groups()).isEqualTo("Everyone; Research");
        assertThat(added).extracting(RosterRow::userId).containsOnlyNulls();
        assertThat(added).extracting(RosterRow::language).containsExactly("zh-CN", "");
        assertThat(added).extracting(RosterRow::membership).containsOnly(UNTOLD);
    }

    @Test
    void the_bulk_files_of_an_account_name_title_and_profile_in_two_ways() throws UnreadableFile {
        var updated = Reading.rows(Reading.open(Reading.sample("account-bulk-update.csv")))
                .getFirst();
        var added = Reading.rows(Reading.open(Reading.sample("account-bulk-add.csv")))
                .getFirst();

        assertThat(List.of(updated, added)).extracting(RosterRow::jobTitle).containsOnly("Analyst");
        assertThat(List.of(updated, added)).extracting(RosterRow::permissionSet).containsOnly("DS Sender");
    }

    @Test
    void the_user_name_of_the_api_example_is_a_persons_name() throws UnreadableFile {
        var row = Reading.rows(Reading.open(Reading.sample("api-example.csv"))).getFirst();

        assertThat(row.firstName()).isEqualTo("Ada Lovelace");
        assertThat(row.account()).isEqualTo(ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "hr-german.csv, Gräfin Löwelatz, Forschung – Analyse, Analystin, GB, en",
        "hr-french.csv, Lebœuf, Recherche, Analyste, GB, en",
        "hr-spanish.csv, Núñez, Investigación, Analista, ES, es",
        "hr-portuguese.csv, Conceição, Investigação, Analista, BR, pt",
        "hr-japanese.csv, 田中, 研究開発部, 主任, JP, ja"
    })
    void a_file_of_hr_is_read_in_its_language(
            String name, String lastName, String department, String title, String country, String language)
            throws UnreadableFile {
        var row = Reading.rows(Reading.open(Reading.sample(name))).getFirst();

        assertThat(row)
                .extracting(
                        RosterRow::email,
                        RosterRow::lastName,
                        RosterRow::department,
                        RosterRow::jobTitle,
                        RosterRow::country,
                        RosterRow::language,
                        RosterRow::managerEmail)
                .containsExactly(
                        "ada@corp.example", lastName, department, title, country, language, "grace@corp.example");
    }

    @Test
    void what_is_unknown_is_kept_as_attribute() throws UnreadableFile {
        var row = Reading.rows(Reading.open(Reading.sample("hr-german.csv"))).getFirst();

        assertThat(row.attributes()).isEqualTo(Map.of("Personalnummer", "00042"));
        assertThat(row.timeZone()).isEqualTo("Europe/London");
    }

    @Test
    void the_object_id_of_a_directory_is_no_user_id() throws UnreadableFile {
        var row = Reading.rows(Reading.open(Reading.sample("directory-export.csv")))
                .getFirst();

        assertThat(row.userId()).isNull();
        assertThat(row.language()).isEqualTo("en-GB");
        assertThat(row.attributes()).containsEntry("id", "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d");
    }

    @Test
    void titles_above_the_header_and_the_hint_of_excel_are_passed_over() throws UnreadableFile {
        var rows = Reading.rows(Reading.open(Reading.sample("excel-report.csv")));

        assertThat(rows).extracting(RosterRow::line).containsExactly(6L, 7L);
        assertThat(rows).extracting(RosterRow::managerEmail).containsExactly("grace@corp.example", "");
    }

    @Test
    void the_sample_roster_is_read_whole() throws UnreadableFile {
        var records = Reading.records(Reading.open(SampleRoster.csv()));

        assertThat(records).hasSize(40).allMatch(RosterRecord.Good.class::isInstance);
        assertThat(((RosterRecord.Good) records.get(5)).row().lastName()).isEqualTo("Poincaré");
    }
}
