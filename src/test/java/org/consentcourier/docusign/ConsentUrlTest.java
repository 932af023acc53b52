package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentUrlTest {
    private static final String STATE = "v1.0198f0a2.1.Zm9v-_~";

    @Test
    void it_is_the_documented_address_letter_by_letter() {
        assertThat(ConsentUrl.individual(Integrations.demo("signature", "impersonation"), STATE, Optional.empty()))
                .hasToString("https://account-d.docusign.com/oauth/auth?response_type=code"
                        + "&scope=signature%20impersonation"
                        + "&client_id=7c2b8d7e-11f1-4a0c-9a44-5f6f3e5bb111"
                        + "&redirect_uri=https%3A%2F%2Fcourier.example%2Fconsent%2Fcrm%3Ffrom%3Dmail%26x%3Da%2520b"
                        + "&state=v1.0198f0a2.1.Zm9v-_~"
                        + "&prompt=login");
    }

    @Test
    void impersonation_is_asked_for_even_if_the_application_does_not_name_it() {
        assertThat(ConsentUrl.individual(Integrations.demo("signature", "dtr.rooms.read"), STATE, Optional.empty()))
                .asString()
                .contains("&scope=signature%20dtr.rooms.read%20impersonation&");
    }

    @Test
    void the_languages_come_last_when_known() {
        assertThat(ConsentUrl.individual(Integrations.demo("signature"), STATE, Optional.of("de en")))
                .asString()
                .endsWith("&prompt=login&ui_locales=de%20en");
    }

    @Test
    void no_space_ever_becomes_a_plus_sign() {
        assertThat(ConsentUrl.individual(Integrations.demo("signature"), "a b+c*d", Optional.of("de en")))
                .asString()
                .contains("&state=a%20b%2Bc%2Ad&")
                .doesNotContain("+");
    }
}
