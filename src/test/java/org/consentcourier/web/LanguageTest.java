package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static final Locale FRENCH = Locale.forLanguageTag("fr-CA");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de                                             | DE
                    DE-at                                          | DE
                    de-AT,de;q=0.9,en;q=0.8                        | DE
                    fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5   | FR
                    en;q=0.4, ja;q=0.9                             | JA
                    en-GB,en;q=0.9,de;q=0.8                        | EN
                    zh-CN, pt-BR;q=0.7, it;q=0.1                   | PT
                    es-419                                         | ES
                    ja-JP-u-ca-japanese                            | JA
                    it, nl;q=0.8, es;q=0.001                       | ES
                    de;q=0, fr;q=0.1                               | FR
                    *;q=0.9, pt;q=0.1                              | PT""")
    void a_browser_gets_the_language_it_likes_best_of_ours(String header, Language language) {
        assertThat(Language.accepted(header)).hasValue(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "*", "it, nl;q=0.8", "de;q=0", ";;;", "de;q=much", "de;q=7", "{}", "日本語", "-", ","})
    void a_header_that_names_none_of_ours_or_nothing_at_all_decides_nothing(String header) {
        assertThat(Language.accepted(header)).isEmpty();
    }

    @Test
    void a_header_longer_than_any_browser_writes_is_not_read() {
        assertThat(Language.accepted("de,".repeat(1000))).isEmpty();
        assertThat(Language.accepted(null)).isEmpty();
    }

    @Test
    void the_switch_beats_the_cookie_the_cookie_the_roster_and_the_roster_the_browser() {
        assertThat(new LanguageWish("ja", "es", FRENCH, "de").language()).isEqualTo(Language.JA);
        assertThat(new LanguageWish(null, "es", FRENCH, "de").language()).isEqualTo(Language.ES);
        assertThat(new LanguageWish(null, null, FRENCH, "de").language()).isEqualTo(Language.FR);
        assertThat(new LanguageWish(null, null, null, "de").language()).isEqualTo(Language.DE);
        assertThat(new LanguageWish(null, null, null, null).language()).isEqualTo(Language.EN);
    }

    @Test
    void what_is_none_of_ours_leaves_the_word_to_the_next() {
        assertThat(new LanguageWish("xx", "<script>", Locale.forLanguageTag("nl"), "pt-PT").language())
                .isEqualTo(Language.PT);
        assertThat(new LanguageWish("", "", Locale.ROOT, "").language()).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @CsvSource({"pt-BR,PT", "pt_BR,PT", "DE,DE", "ja-Jpan-JP,JA"})
    void a_region_or_script_does_not_matter(String tag, Language language) {
        assertThat(Language.of(tag)).hasValue(language);
    }
}
