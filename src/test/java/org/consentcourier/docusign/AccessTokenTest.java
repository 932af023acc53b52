package org.consentcourier.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "3600, PT59M",
        "\"3600\", PT59M",
        "600, PT9M",
        "86400, PT59M",
        "null, PT4M",
        "-1, PT4M",
        "\"soon\", PT4M"
    })
    void it_is_kept_until_a_minute_before_its_end(String expiresIn, Duration kept) {
        var token = token("opaque", expiresIn).orElseThrow();

        assertThat(token.lives(NOW.plus(kept).minusMillis(1))).isTrue();
        assertThat(token.lives(NOW.plus(kept))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0", "59"})
    void one_that_ends_at_once_serves_for_no_second_question(String expiresIn) {
        assertThat(token("opaque", expiresIn).orElseThrow().lives(NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\\r\\nX-Evil: 1", "umläut", "\\u0000"})
    void what_could_not_stand_in_a_header_is_none(String value) {
        assertThat(token(value, "3600")).isEmpty();
    }

    @Test
    void its_text_does_not_show_it() {
        assertThat(new Grant(new GrantOutcome.Granted(Evidence.NONE), token("opaque-secret", "3600")).toString())
                .doesNotContain("opaque-secret");
    }

    private static Optional<AccessToken> token(String value, String expiresIn) {
        return AccessToken.in("{\"access_token\":\"%s\",\"expires_in\":%s}".formatted(value, expiresIn), NOW);
    }
}
