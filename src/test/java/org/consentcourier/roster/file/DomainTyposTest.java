package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.consentcourier.roster.file.DomainTypos.Suggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTyposTest {

    @Test
    void what_is_further_away_is_no_typo() {
        assertThat(DomainTypos.suggest(Map.of("corp.example", 100L, "cropp.example", 1L)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"copr.example", "crp.example", "corpp.example", "corq.example", "corp.exmaple"})
    void a_rare_domain_next_to_a_frequent_one_is_suggested(String typo) {
        assertThat(DomainTypos.suggest(Map.of("corp.example", 40L, typo, 2L, "other.example", 3L)))
                .containsExactly(new Suggestion(typo, 2, "corp.example"));
    }

    @Test
    void what_is_nearly_as_frequent_is_another_company() {
        assertThat(DomainTypos.suggest(Map.of("corp.example", 39L, "copr.example", 2L)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gmial.com, gmail.com", "gmail.co, gmail.com", "hotmial.com, hotmail.com", "t-onlin.de, t-online.de"})
    void well_known_providers_need_no_frequency(String typo, String likely) {
        assertThat(DomainTypos.suggest(Map.of(typo, 1L))).containsExactly(new Suggestion(typo, 1, likely));
    }

    @Test
    void a_well_known_provider_is_no_typo_of_another() {
        assertThat(DomainTypos.suggest(Map.of("gmail.com", 1_000L, "mail.com", 1L)))
                .isEmpty();
    }

    @Test
    void the_domains_of_one_company_in_several_countries_are_no_typos() {
        assertThat(DomainTypos.suggest(Map.of("corp.de", 1_000L, "corp.dk", 1L, "corp.be", 2L)))
                .isEmpty();
    }

    @Test
    void the_most_frequent_suggestion_comes_first_and_a_hundred_thousand_domains_take_no_time() {
        var counts = new HashMap<String, Long>();
        for (int i = 0; i < 100_000; i++) {
            counts.put("company" + i * 7919L + ".example", 1L);
        }
        counts.put("corp.example", 1_000L);
        counts.put("corpp.example", 2L);
        counts.put("crop.example", 3L);

        assertThat(DomainTypos.suggest(counts))
                .containsExactly(
                        new Suggestion("crop.example", 3, "corp.example"),
                        new Suggestion("corpp.example", 2, "corp.example"));
    }
}
