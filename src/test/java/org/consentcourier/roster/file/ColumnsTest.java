package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which column is which. */
class ColumnsTest {

    private static final String ADA = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";

    @ParameterizedTest
    @EnumSource(Field.class)
    void every_field_is_found_by_the_name_that_messages_call_it(Field field) {
        var opened = Reading.open("UserEmail" + (field == Field.EMAIL ? "" : "," + field.header()) + "\n");

        assertThat(Reading.readable(opened).columns().names()).containsEntry(field.header(), field.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UserEmail,APIUserName",
                "Email,UserId",
                "email,User ID",
                "E-Mail,API Username",
                " user_email , api-user-name ",
                "ＥＭＡＩＬ,ＡＰＩユーザー名",
                "É-mail,Identifiant utilisateur",
                "ﾒｰﾙｱﾄﾞﾚｽ,ﾕｰｻﾞｰID"
            })
    void headers_are_known_in_any_spelling(String header) throws UnreadableFile {
        assertThat(Reading.only(Reading.open(header + "\nada@corp.example," + ADA + "\n"))
                        .userId())
                .isEqualTo(UUID.fromString(ADA));
    }

    @ParameterizedTest
    @CsvSource({
        "Email - Work, EMAIL",
        "Dienstliche E-Mail-Adresse, EMAIL",
        "Courriel, EMAIL",
        "Correo corporativo, EMAIL",
        "Endereço de e-mail, EMAIL",
        "電子メールアドレス, EMAIL"
    })
    void the_address_is_found_in_six_languages(String header, String field) {
        assertThat(Reading.readable(Reading.open(header + "\n")).columns().names())
                .containsEntry(header, field);
    }

    @ParameterizedTest
    @CsvSource({
        "Surname, LAST_NAME",
        "Nachname, LAST_NAME",
        "Nom de famille, LAST_NAME",
        "Apellidos, LAST_NAME",
        "Sobrenome, LAST_NAME",
        "姓, LAST_NAME",
        "Given Name, FIRST_NAME",
        "Vorname, FIRST_NAME",
        "Prénom, FIRST_NAME",
        "Nombre de pila, FIRST_NAME",
        "Primeiro nome, FIRST_NAME",
        "名, FIRST_NAME",
        "Display Name, FULL_NAME",
        "Anzeigename, FULL_NAME",
        "Nom complet, FULL_NAME",
        "Nombre completo, FULL_NAME",
        "Nome completo, FULL_NAME",
        "氏名, FULL_NAME",
        "Business Title, JOB_TITLE",
        "Stellenbezeichnung, JOB_TITLE",
        "Intitulé du poste, JOB_TITLE",
        "Puesto, JOB_TITLE",
        "Função, JOB_TITLE",
        "役職, JOB_TITLE",
        "Employer, COMPANY",
        "Firma, COMPANY",
        "Société, COMPANY",
        "Empresa, COMPANY",
        "Companhia, COMPANY",
        "会社名, COMPANY",
        "Dept, DEPARTMENT",
        "Abteilung, DEPARTMENT",
        "Service, DEPARTMENT",
        "Departamento, DEPARTMENT",
        "Setor, DEPARTMENT",
        "部署, DEPARTMENT",
        "Permission Profile, PERMISSION_SET",
        "Berechtigungsprofil, PERMISSION_SET",
        "Profil d'autorisation, PERMISSION_SET",
        "User Groups, GROUPS",
        "Gruppen, GROUPS",
        "Groupe, GROUPS",
        "Grupos, GROUPS",
        "グループ, GROUPS",
        "Manager's Email, MANAGER_EMAIL",
        "E-Mail des Vorgesetzten, MANAGER_EMAIL",
        "E-mail du responsable, MANAGER_EMAIL",
        "Correo del jefe, MANAGER_EMAIL",
        "E-mail do gestor, MANAGER_EMAIL",
        "上司のメールアドレス, MANAGER_EMAIL",
        "Manager, MANAGER_EMAIL",
        "Preferred Language, LANGUAGE",
        "Sprache, LANGUAGE",
        "Langue, LANGUAGE",
        "Idioma, LANGUAGE",
        "Língua, LANGUAGE",
        "言語, LANGUAGE",
        "Time Zone, TIME_ZONE",
        "Zeitzone, TIME_ZONE",
        "Fuseau horaire, TIME_ZONE",
        "Zona horaria, TIME_ZONE",
        "Fuso horário, TIME_ZONE",
        "タイムゾーン, TIME_ZONE",
        "Country/Region, COUNTRY",
        "Land, COUNTRY",
        "Pays, COUNTRY",
        "País, COUNTRY",
        "国, COUNTRY",
        "Docusign Account ID, ACCOUNT",
        "Docusign-Status, STATUS",
        "Hinzugefügt am, ADDED_DATE"
    })
    void other_columns_are_found_in_six_languages(String header, String field) {
        assertThat(Reading.readable(Reading.open("Email;" + header + "\n"))
                        .columns()
                        .names())
                .containsEntry(header, field);
    }

    @Test
    void the_word_name_is_what_the_other_half_leaves_over() {
        assertThat(names("Email,Vorname,Name")).containsEntry("Name", "LAST_NAME");
        assertThat(names("Email,Prénom,Nom")).containsEntry("Nom", "LAST_NAME");
        assertThat(names("Email,Nombre,Apellidos")).containsEntry("Nombre", "FIRST_NAME");
        assertThat(names("Email,Nome,Sobrenome")).containsEntry("Nome", "FIRST_NAME");
        assertThat(names("Email,Name")).containsEntry("Name", "FULL_NAME");
    }

    private static Map<String, String> names(String header) {
        return Reading.readable(Reading.open(header + "\n")).columns().names();
    }

    @Test
    void several_group_columns_are_joined() throws UnreadableFile {
        assertThat(Reading.only(Reading.open("Email,Group,Group,Groups\nada@corp.example,Research,,Board\n"))
                        .groups())
                .isEqualTo("Research; Board");
    }

    @Test
    void docusigns_own_name_wins_over_a_looser_one() throws UnreadableFile {
        var opened = Reading.open("Email,UserEmail\nprivate@corp.example,ada@corp.example\n");

        assertThat(Reading.only(opened).email()).isEqualTo("ada@corp.example");
        assertThat(Reading.readable(opened).columns().names()).containsEntry("Email", ColumnMapping.ATTRIBUTE);
    }

    @Test
    void of_two_addresses_none_is_guessed() {
        var unclear = Reading.unclear(Reading.open("Email,Work Email,Name\nada@corp.example,ada.l@corp.example,Ada\n"));

        assertThat(unclear.problem()).contains("EMAIL", "\"Email\"", "\"Work Email\"");
        assertThat(unclear.proposal())
                .containsExactly(entry("Email", "EMAIL"), entry("Work Email", "ATTRIBUTE"), entry("Name", "FULL_NAME"));
        assertThat(unclear.sample()).containsExactly(List.of("ada@corp.example", "ada.l@corp.example", "Ada"));
    }

    @Test
    void two_columns_of_one_name_must_be_renamed() {
        assertThat(Reading.unclear(Reading.open("Email,FirstName,FirstName\n")).problem())
                .contains("\"FirstName\"", "Rename");
    }

    @Test
    void without_an_address_the_column_that_looks_like_one_is_proposed() {
        var unclear =
                Reading.unclear(Reading.open("Login,Reach at,Manager\nada,ada@corp.example,grace@corp.example\n"));

        assertThat(unclear.problem()).contains("No column", "UserEmail");
        assertThat(unclear.proposal())
                .containsEntry("Reach at", "EMAIL")
                .containsEntry("Login", "ATTRIBUTE")
                .containsEntry("Manager", "MANAGER_EMAIL");
    }

    @Test
    void at_most_five_rows_are_shown() {
        assertThat(Reading.unclear(Reading.open("Login\n" + "ada\n".repeat(30))).sample())
                .hasSize(5);
    }

    @Test
    void what_is_told_goes_before_what_is_found() throws UnreadableFile {
        var opened = Reading.open(
                "Login,UserEmail,Office,Badge\nada@corp.example,private@corp.example,London,7\n",
                Map.of("login", "EMAIL", "UserEmail", "ignore", "Office", "DEPARTMENT"));
        var row = Reading.only(opened);

        assertThat(row.email()).isEqualTo("ada@corp.example");
        assertThat(row.department()).isEqualTo("London");
        assertThat(row.attributes()).isEqualTo(Map.of("Badge", "7"));
    }

    @Test
    void a_proposal_can_be_told_as_it_is() throws UnreadableFile {
        var text = "Email,Work Email,Login\nada@corp.example,ada.l@corp.example,ada\n";
        var told = Reading.unclear(Reading.open(text)).proposal();

        assertThat(Reading.only(Reading.open(text, told)).attributes())
                .isEqualTo(Map.of("Work Email", "ada.l@corp.example", "Login", "ada"));
    }

    @Test
    void a_file_with_titles_is_read_the_same_when_it_is_told_what_was_found() throws UnreadableFile {
        var text = "Company,,Navy\nCompany,,Email,Badge\nNavy,x,ada@corp.example,7\n";
        var found = Reading.readable(Reading.open(text)).columns().names();

        assertThat(Reading.only(Reading.open(text, found))).isEqualTo(Reading.only(Reading.open(text)));
    }

    @Test
    void what_is_told_wrongly_is_answered_with_what_is_possible() {
        var unclear = Reading.unclear(Reading.open("Email,Badge\n", Map.of("Badge", "SHOE_SIZE")));
        var missing = Reading.unclear(Reading.open("Email,Badge\n", Map.of("Bodge", "DEPARTMENT")));
        var twice = Reading.unclear(Reading.open("Email,Badge\n", Map.of("Badge", "EMAIL", "Email", "EMAIL")));

        assertThat(unclear.problem()).contains("SHOE_SIZE", "Badge", "DEPARTMENT", "IGNORE");
        assertThat(missing.problem()).contains("\"Bodge\"", "\"Email\", \"Badge\"");
        assertThat(twice.problem()).contains("EMAIL", "\"Email\"", "\"Badge\"");
    }

    @Test
    void a_weak_name_counts_only_where_the_rows_bear_it_out() throws UnreadableFile {
        var row = Reading.only(
                Reading.open("Email,User ID,Status,Manager\nada@corp.example,alovelace,employed,Grace Hopper\n"));

        assertThat(row.userId()).isNull();
        assertThat(row.membership()).isEqualTo(Membership.UNTOLD);
        assertThat(row.managerEmail()).isNull();
        assertThat(row.attributes())
                .isEqualTo(Map.of("User ID", "alovelace", "Status", "employed", "Manager", "Grace Hopper"));
    }

    @Test
    void more_attributes_than_can_be_kept_are_asked_for() {
        var columns = IntStream.rangeClosed(1, 41).mapToObj(i -> "Extra " + i).collect(Collectors.joining(","));

        assertThat(Reading.unclear(Reading.open("Email," + columns + "\n")).problem())
                .contains("41", "40", "IGNORE");
        assertThat(Reading.readable(Reading.open("Email," + columns + "\n", Map.of("Extra 7", "IGNORE")))
                        .columns()
                        .names())
                .containsEntry("Extra 7", "IGNORE");
    }

    @Test
    void columns_without_a_name_are_left_out() throws UnreadableFile {
        var row = Reading.only(Reading.open("Email,,Badge,\nada@corp.example,x,7,y\n"));

        assertThat(row.attributes()).isEqualTo(Map.of("Badge", "7"));
    }

    @Test
    void columns_of_one_unknown_name_are_one_attribute() throws UnreadableFile {
        var row = Reading.only(Reading.open("Email,Site,Site,Site\nada@corp.example,London,,Paris\n"));

        assertThat(row.attributes()).isEqualTo(Map.of("Site", "London; Paris"));
    }

    @Test
    void a_set_of_headers_has_one_key_in_any_order() {
        assertThat(ColumnMapping.keyOf(List.of("Email", " Name")))
                .isEqualTo(ColumnMapping.keyOf(List.of("Name", "Email")))
                .isNotEqualTo(ColumnMapping.keyOf(List.of("Name", "Email", "Name")))
                .isNotEqualTo(ColumnMapping.keyOf(List.of("EmailName")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void a_field_is_called_as_the_file_calls_it() {
        var columns = Reading.readable(Reading.open("E-Mail,Vorname\n")).columns();

        assertThat(columns.headerOf(Field.EMAIL)).isEqualTo("E-Mail");
        assertThat(columns.headerOf(Field.USER_ID)).isEqualTo("APIUserName");
        assertThat(columns.has(Field.FIRST_NAME)).isTrue();
        assertThat(columns.has(Field.LAST_NAME)).isFalse();
    }
}
