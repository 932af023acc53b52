package org.consentcourier.roster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadersTest {

    /** Reading them fails where a name stands under two fields. */
    @Test
    void every_field_has_names_and_none_of_them_means_two() {
        for (var field : Field.values()) {
            assertThat(Headers.claim(Keys.of(field.header()), Set.of()))
                    .hasValueSatisfying(claim -> assertThat(claim.field()).isEqualTo(field));
        }
    }

    @Test
    void names_are_compared_without_case_accents_spaces_marks_and_width() {
        assertThat(Keys.of("  E-Mail_Adresse\u00A0(dienstlich) *")).isEqualTo("emailadressedienstlich");
        assertThat(Keys.of("Prénom")).isEqualTo(Keys.of("PRENOM"));
        assertThat(Keys.of("Straße")).isEqualTo(Keys.of("STRASSE"));
        assertThat(Keys.of("ﾒｰﾙ")).isEqualTo(Keys.of("メール"));
        assertThat(Keys.of("☃ !")).isEmpty();
    }
}
