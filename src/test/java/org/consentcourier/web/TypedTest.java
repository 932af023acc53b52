package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTest {

    @Test
    void what_a_database_refuses_is_taken_out_and_lines_stay() {
        assertThat(Typed.text(" a\u0000b\u001b\nc ", 100)).isEqualTo("ab\nc");
        assertThat(Typed.text(null, 100)).isEmpty();
        assertThat(Typed.text("abcdef", 3)).isEqualTo("abc");
        assertThat(Typed.orNull(" \u0000 ")).isNull();
    }

    @Test
    void an_address_is_masked_but_for_its_first_letter_and_its_domain() {
        assertThat(Asked.masked("ada@corp.example")).isEqualTo("a***@corp.example");
        assertThat(Asked.masked("a@corp.example")).isEqualTo("a***@corp.example");
        assertThat(Asked.masked("@corp.example")).isEqualTo("***");
        assertThat(Asked.masked("nothing")).isEqualTo("***");
    }
}
