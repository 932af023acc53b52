package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consent_required",
                "HOURLY_APIINVOCATION_LIMIT_EXCEEDED",
                "The maximum number of hourly API invocations has been exceeded. The hourly limit is 3000.",
                "0f6f6b8e-7c67-4c8e-9a52-6f2a3b1c0d4e"
            })
    void what_docusign_says_is_kept_as_it_is(String text) {
        assertThat(evidence(text)).isEqualTo(new Evidence(400, text, text, text));
        assertThat(Evidence.cleaned(text)).isEqualTo(text);
    }

    @Test
    void long_texts_are_cut_between_characters() {
        assertThat(Evidence.cleaned("x ".repeat(500))).hasSize(200);
        assertThat(Evidence.cleaned("😀".repeat(500))).isEqualTo("😀".repeat(200));
    }

    @Test
    void nothing_unprintable_gets_in() {
        assertThat(Evidence.cleaned(" a\u0000b\r\nc\u001b[31md\u202ee\u2028f\ud800g "))
                .isEqualTo("a b c [31md e f g");
        assertThat(Evidence.cleaned("\r\n\u0000")).isNull();
    }

    @Test
    void nothing_like_a_token_gets_in() {
        var assertion = Assertion.signed(Integrations.demo("signature"), UUID.randomUUID(), Instant.EPOCH);
        var evidence = evidence("assertion=" + assertion + " is bad");

        assertThat(evidence.error()).isEqualTo("[removed] is bad");
        assertThat(assertion.split("\\.")).noneMatch(evidence.toString()::contains);
        assertThat(Evidence.cleaned("token " + "aB3_".repeat(10) + "!")).isEqualTo("token [removed]!");
        assertThat(Evidence.cleaned("x".repeat(190) + " eyJ0eXAiOiJNVCJ9")).doesNotContain("eyJ");
    }

    @Test
    void nobodys_address_gets_in() {
        assertThat(Evidence.cleaned("The address ada@corp.example is taken."))
                .isEqualTo("The address [removed] is taken.");
        assertThat(Evidence.cleaned("a".repeat(60) + "@corp.example")).isEqualTo("[removed]");
    }

    private static Evidence evidence(String text) {
        return new Evidence(400, text, text, text);
    }
}
