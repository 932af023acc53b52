package org.consentcourier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlyToTest {

    @Test
    void without_entries_there_is_no_fence() {
        assertThat(OnlyTo.of(List.of()).allows("ada@corp.example")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@corp.example", "ADA@Corp.Example", "grace@lab.example", "grace@other.example"})
    void lets_listed_addresses_and_domains_pass_in_any_spelling(String recipient) {
        var fence = OnlyTo.of(List.of("Ada@corp.example", "@lab.example", "other.example"));

        assertThat(fence.allows(recipient)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grace@corp.example",
                "ada@corp.example.evil.example",
                "grace@sub.lab.example",
                "grace@notlab.example"
            })
    void holds_everybody_else(String recipient) {
        var fence = OnlyTo.of(List.of("ada@corp.example", "lab.example"));

        assertThat(fence.allows(recipient)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada@", "*.example", "ada corp.example"})
    void an_entry_that_is_neither_address_nor_domain_is_refused_by_name_of_the_setting(String entry) {
        assertThatThrownBy(() -> OnlyTo.of(List.of(entry))).hasMessageContaining("courier.mail.only-to");
    }
}
