package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@corp.example",
                "Ada.Lovelace+docusign@mail.corp.example",
                "o'brien@corp.example",
                "ädä@bücher.example",
                "x@a-b.co"
            })
    void an_address_is_kept_as_it_is_spelt(String address) throws RowRules.Broken {
        assertThat(RowRules.email(Column.EMAIL, address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@corp.example",
                "ada@corp",
                "ada@@corp.example",
                "ada..l@corp.example",
                ".ada@corp.example",
                "Ada <ada@corp.example>",
                "ada@corp.example, grace@corp.example",
                "ada@corp.example\nbcc: grace@corp.example",
                "ada lovelace@corp.example",
                "ada@-corp.example"
            })
    void what_no_mail_can_be_sent_to_is_refused(String address) {
        assertThatThrownBy(() -> RowRules.email(Column.EMAIL, address)).isInstanceOf(RowRules.Broken.class);
    }

    @Test
    void an_address_is_judged_quickly_however_long() {
        assertThatThrownBy(() -> RowRules.email(Column.EMAIL, "a.".repeat(100_000) + "@"))
                .isInstanceOf(RowRules.Broken.class);
        assertThatThrownBy(() -> RowRules.email(Column.EMAIL, "a@" + "b.".repeat(120)))
                .isInstanceOf(RowRules.Broken.class);
    }

    @ParameterizedTest
    @CsvSource({"ada@corp.example, e-mail address", "12345, 36 characters", "1-1-1-1-1, 36 characters"})
    void what_is_no_user_id_is_told_by_what_it_is_instead(String cell, String told) {
        assertThatThrownBy(() -> RowRules.userId(cell))
                .isInstanceOf(RowRules.Broken.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Closed", "closed", "Disabled"})
    void who_is_closed_in_docusign_cannot_consent(String status) {
        assertThatThrownBy(() -> RowRules.status(status)).hasMessageContaining("cannot consent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Active", "ActivationSent", "ActivationRequired", ""})
    void other_states_are_kept(String status) throws RowRules.Broken {
        assertThat(RowRules.status(status)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"de, de", "pt_BR, pt-BR", "zh-hant-tw, zh-Hant-TW", "'', ''"})
    void a_language_is_kept_as_its_tag(String cell, String tag) throws RowRules.Broken {
        assertThat(RowRules.language(cell)).isEqualTo(tag);
    }

    @Test
    void what_is_no_language_zone_or_country_is_refused() {
        assertThatThrownBy(() -> RowRules.language("German (Germany)")).isInstanceOf(RowRules.Broken.class);
        assertThatThrownBy(() -> RowRules.timeZone("Berlin")).isInstanceOf(RowRules.Broken.class);
        assertThatThrownBy(() -> RowRules.country("Germany")).isInstanceOf(RowRules.Broken.class);
    }

    @Test
    void a_text_is_one_line_without_control_characters() throws RowRules.Broken {
        assertThat(RowRules.text(Column.COMPANY, "Corp\r\n  Ltd\t1")).isEqualTo("Corp Ltd 1");
        assertThatThrownBy(() -> RowRules.text(Column.COMPANY, "Corp\u0007")).isInstanceOf(RowRules.Broken.class);
        assertThatThrownBy(() -> RowRules.text(Column.COMPANY, "x".repeat(501))).isInstanceOf(RowRules.Broken.class);
    }
}
