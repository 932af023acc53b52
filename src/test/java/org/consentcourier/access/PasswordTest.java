package org.consentcourier.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    // Made by crypt(3), not by the library that checks them.
    private static final String HOPPER = "06$wVHfJ5Zk0CqQh1uTXbR8NeGRqK9gqygUZS/VQv0ixg6.4kbd3agza";

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void every_spelling_of_bcrypt_is_understood(String prefix) {
        var password = Password.of(prefix + HOPPER);

        assertThat(password).isInstanceOf(Password.Bcrypt.class);
        assertThat(password.matches("hopper")).isTrue();
        assertThat(password.matches("Hopper")).isFalse();
    }

    @Test
    void a_plain_password_matches_itself_only() {
        var password = Password.of("Grüße $2 you");

        assertThat(password.matches("Grüße $2 you")).isTrue();
        assertThat(password.matches("Grüße $2 yo")).isFalse();
        assertThat(password.matches("")).isFalse();
    }

    @Test
    void no_password_shows_when_printed() {
        assertThat(Password.of("lovelace").toString()).doesNotContain("lovelace");
        assertThat(Password.of("$2a$" + HOPPER).toString()).doesNotContain("wVHf");
    }
}
