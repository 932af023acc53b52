package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationTest {
    private static final URI REDIRECT = URI.create("https://courier.example/consent/crm");

    @Test
    void an_environment_gives_host_and_address() {
        assertThat(Environment.DEMO.accountUri()).hasToString("https://account-d.docusign.com");
        assertThat(Environment.PRODUCTION.accountUri()).hasToString("https://account.docusign.com");
        assertThat(Environment.PRODUCTION.accountHost()).isEqualTo("account.docusign.com");
    }

    @Test
    void its_text_does_not_show_the_key() {
        var key = Integrations.privateKey();

        assertThat(Integrations.demo("signature").toString())
                .contains(Integrations.KEY, "RSA, 2048 bits")
                .doesNotContain(
                        key.getModulus().toString(), key.getPrivateExponent().toString());
    }

    @Test
    void a_scope_named_twice_counts_once() {
        assertThat(Integrations.demo("signature", "impersonation", "signature").scopes())
                .containsExactly("signature", "impersonation");
    }

    @Test
    void an_endpoint_is_found_below_a_base_path() {
        assertThat(Integrations.at(URI.create("https://docusign.example/proxy/"), "signature")
                        .endpoint("/oauth/token"))
                .hasToString("https://docusign.example/proxy/oauth/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://account.docusign.com", "account.docusign.com/", " account.docusign.com", ""})
    void an_audience_that_is_no_bare_host_is_refused(String audience) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> integration("https://account.docusign.com", audience, "signature"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account.docusign.com", "ftp://account.docusign.com", "https:///oauth", "https://a.example/?x=1"
            })
    void an_account_uri_that_is_no_web_address_is_refused(String accountUri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> integration(accountUri, "account.docusign.com", "signature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature impersonation", "", "\"signature\""})
    void a_scope_that_is_no_word_is_refused(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> integration("https://account.docusign.com", "account.docusign.com", scope));
    }

    private static Integration integration(String accountUri, String audience, String scope) {
        return new Integration(
                Integrations.KEY,
                Integrations.privateKey(),
                URI.create(accountUri),
                audience,
                List.of(scope),
                REDIRECT);
    }
}
