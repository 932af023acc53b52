package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single cells may hold. */
class ValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@corp.example",
                "Ada.Lovelace+docusign@mail.corp.example",
                "o'brien@corp.example",
                "ädä@bücher.example",
                "x@a-b.co",
                "ada@xn--bcher-kva.example",
                "用户@例子.example",
                "ada@उदाहरण.example",
                "ada@1and1.example",
                "1@2.example"
            })
    void an_address_is_kept_as_it_is_spelt(String address) throws Broken {
        assertThat(Rules.email(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@corp.example",
                "ada@corp",
                "ada@@corp.example",
                "ada..l@corp.example",
                ".ada@corp.example",
                "ada.@corp.example",
                "ada@corp..example",
                "ada@corp.example.",
                "ada@.corp.example",
                "ada@-corp.example",
                "ada@corp-.example",
                "ada@corp.e",
                "ada@corp_1.example",
                "ada@10.0.0.1",
                "ada@[10.0.0.1]",
                "mailto:ada@corp.example",
                "\"ada\"@corp.example",
                "ada lovelace@corp.example",
                "ada@corp.example\nbcc:grace@corp.example",
                "ada@bücher..example",
                "ada@☃.example"
            })
    void what_no_mail_can_be_sent_to_is_refused(String address) {
        assertThatThrownBy(() -> Rules.email(address)).isInstanceOf(Broken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', has no e-mail address",
        "ada, name@company.example",
        "Ada <ada@corp.example>, display name",
        "ada lovelace@corp.example, display name",
        "'ada@corp.example, grace@corp.example', more than one",
        "ada@corp.example;grace@corp.example, more than one",
    })
    void what_is_wrong_with_an_address_is_told(String address, String told) {
        assertThat(Emails.problem(address)).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x00, 0x7F, 0xA0, 0xAD, 0x200B, 0x202E, 0x2060, 0xFEFF, 0x3000, 0x3164, 0xFE0F, 0xE0100, 0xE000})
    void what_cannot_be_seen_is_told_by_its_number_and_place(int invisible) {
        var character = Character.toString(invisible);

        assertThat(Emails.problem("ada" + character + "@corp.example"))
                .contains("U+%04X at place 4".formatted(invisible));
        assertThat(Emails.problem("ada@bücher" + character + ".example"))
                .contains("U+%04X at place 11".formatted(invisible));
    }

    @Test
    void the_length_of_an_address_is_that_of_what_is_sent() {
        var label = "a".repeat(59) + ".";
        var umlauts = "ü".repeat(55) + ".";

        assertThat(Emails.problem("a".repeat(64) + "@corp.example")).isNull();
        assertThat(Emails.problem("a".repeat(65) + "@corp.example")).contains("64");
        assertThat(Emails.problem("ä".repeat(33) + "@corp.example")).contains("64");
        assertThat(Emails.problem("ada@" + label.repeat(4) + "example")).isNull();
        assertThat(Emails.problem("ada@" + label.repeat(4) + "corp.example")).contains("254");
        assertThat(Emails.problem("ada@" + umlauts.repeat(4) + "example")).contains("254");
        assertThat(Emails.problem("ada@" + "a".repeat(64) + ".example")).contains("name@company.example");
    }

    @Test
    void an_address_is_judged_quickly_however_long() {
        assertThat(Emails.problem("a.".repeat(100_000) + "@")).isNotNull();
        assertThat(Emails.problem("a@" + "b.".repeat(100_000))).isNotNull();
        assertThat(Emails.problem("a@" + "ü.".repeat(10_000) + "example")).isNotNull();
    }

    @Test
    void a_user_id_is_read_in_either_case() {
        var id = UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c33ff");

        assertThat(UserIds.parse("3f2504e0-4f89-11d3-9a0c-0305e82c33ff")).isEqualTo(id);
        assertThat(UserIds.parse("3F2504E0-4F89-11D3-9A0C-0305E82C33FF")).isEqualTo(id);
        assertThat(UserIds.parse("ffffffff-ffff-ffff-ffff-ffffffffffff")).isEqualTo(new UUID(-1, -1));
    }

    @ParameterizedTest
    @CsvSource({
        "ada@corp.example, e-mail address",
        "12345, 36 characters",
        "1-1-1-1-1, 36 characters",
        "{3f2504e0-4f89-11d3-9a0c-0305e82c3301}, 36 characters",
        "3f2504e0-4f89-11d3-9a0c-0305e82c330g, 36 characters",
        "3f2504e04-f89-11d3-9a0c-0305e82c3301, 36 characters",
        "３f2504e0-4f89-11d3-9a0c-0305e82c3301, 36 characters"
    })
    void what_is_no_user_id_is_told_by_what_it_is_instead(String cell, String told) {
        assertThatThrownBy(() -> Rules.userId(cell)).isInstanceOf(Broken.class).hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "DE, de",
        "pt_BR, pt-BR",
        "zh_CN, zh-CN",
        "zh-hant-tw, zh-Hant-TW",
        "es-419, es-419",
        "fil, fil",
        "deu, de",
        "German, de",
        "Deutsch, de",
        "allemand, de",
        "alemán, de",
        "Alemão, de",
        "ドイツ語, de",
        "English (United States), en-US",
        "Deutsch (Österreich), de-AT",
        "Portuguese (Brazil), pt-BR",
        "Chinese (Simplified), zh-Hans",
        "Traditional Chinese, zh-Hant",
        "'', ''"
    })
    void a_language_is_kept_as_its_tag(String cell, String tag) throws Broken {
        assertThat(Languages.read(cell)).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "de, DE",
        "DEU, DE",
        "Germany, DE",
        "Deutschland, DE",
        "Allemagne, DE",
        "Alemania, DE",
        "Alemanha, DE",
        "ドイツ, DE",
        "cote d'ivoire, CI",
        "USA, US",
        "U.S.A., US",
        "UK, GB",
        "Scotland, GB",
        "Czech Republic, CZ",
        "Türkei, TR",
        "Brasil, BR",
        "日本, JP",
        "'', ''"
    })
    void a_country_is_kept_as_its_code(String cell, String code) throws Broken {
        assertThat(Countries.read(cell)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, Europe/Berlin", "UTC, UTC", "'', ''"})
    void a_time_zone_is_kept_by_its_name(String cell, String zone) throws Broken {
        assertThat(Rules.timeZone(cell)).isEqualTo(zone);
    }

    @Test
    void what_is_no_language_zone_or_country_is_refused() {
        assertThatThrownBy(() -> Languages.read("Klingonian"))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("pt-BR");
        assertThatThrownBy(() -> Languages.read("xx")).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> Languages.read("de-XX")).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> Rules.timeZone("Berlin")).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> Countries.read("Atlantis")).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> Countries.read("XX")).isInstanceOf(Broken.class);
    }

    @Test
    void a_text_is_one_line_without_control_characters() throws Broken {
        assertThat(Rules.text("Corp\r\n  Ltd\t1 ")).isEqualTo("Corp Ltd 1");
        assertThatThrownBy(() -> Rules.text("Corp\u0007"))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("U+0007");
        assertThatThrownBy(() -> Rules.text("Corp\u009F")).isInstanceOf(Broken.class);
    }
}
