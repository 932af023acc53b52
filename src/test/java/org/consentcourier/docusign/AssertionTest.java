package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssertionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00.987Z");
    private static final UUID ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000001");

    @Test
    void it_has_exactly_the_documented_claims() throws ParseException {
        assertThat(assertion("signature", "impersonation").getPayload().toJSONObject())
                .containsOnly(
                        entry("iss", Integrations.KEY),
                        entry("sub", ADA.toString()),
                        entry("aud", "account-d.docusign.com"),
                        entry("iat", NOW.getEpochSecond()),
                        entry("exp", NOW.getEpochSecond() + 600),
                        entry("scope", "signature impersonation"));
    }

    @Test
    void it_has_no_header_but_type_and_algorithm() throws ParseException {
        assertThat(assertion("signature").getHeader().toJSONObject())
                .containsOnly(entry("typ", "JWT"), entry("alg", "RS256"));
    }

    @Test
    void it_is_signed_with_the_key_of_the_application() throws ParseException, JOSEException {
        assertThat(assertion("signature").verify(new RSASSAVerifier(Integrations.publicKey())))
                .isTrue();
    }

    @Test
    void it_asks_for_no_scope_the_application_does_not_have() throws ParseException {
        assertThat(assertion("signature").getPayload().toJSONObject()).containsEntry("scope", "signature");
    }

    @Test
    void it_lives_no_longer_than_docusign_allows() {
        assertThat(Assertion.LIFE).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
    }

    private static JWSObject assertion(String... scopes) throws ParseException {
        return JWSObject.parse(Assertion.signed(Integrations.demo(scopes), ADA, NOW));
    }
}
