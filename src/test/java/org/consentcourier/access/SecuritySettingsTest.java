package org.consentcourier.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.settings.WrongSetting;
import org.junit.jupiter.api.Test;

class SecuritySettingsTest {

    private static final Optional<String> KEY = Optional.of("0123456789abcdef");

    private record Login(Optional<String> password, Optional<Set<String>> roles, Optional<String> email)
            implements SecurityConfig.User {}

    private static Login login(String password, String role, String email) {
        return new Login(filled(password), filled(role).map(Set::of), filled(email));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private static List<WrongSetting> wrong(Map<String, SecurityConfig.User> users) {
        return new SecuritySettings(() -> users, false, KEY, true).wrongSettings();
    }

    @Test
    void production_needs_a_login_or_an_identity_provider() {
        assertThat(wrong(Map.of()))
                .singleElement()
                .asString()
                .startsWith("courier.security.users: no login is configured. Set ")
                .contains("quarkus.oidc.tenant-enabled=true");
        assertThat(new SecuritySettings(Map::of, true, KEY, true).wrongSettings())
                .isEmpty();
        assertThat(wrong(Map.of("ada", login("lovelace", "it", "")))).isEmpty();
    }

    @Test
    void production_needs_a_session_key_of_its_own() {
        for (var key : List.of(Optional.<String>empty(), Optional.of("fifteen letters"))) {
            assertThat(new SecuritySettings(Map::of, true, key, true).wrongSettings())
                    .singleElement()
                    .asString()
                    .startsWith("quarkus.http.auth.session.encryption-key: ")
                    .doesNotContain("fifteen letters");
        }
    }

    @Test
    void tests_and_development_need_neither() {
        assertThat(new SecuritySettings(Map::of, false, Optional.empty(), false).wrongSettings())
                .isEmpty();
    }

    @Test
    void each_login_needs_password_known_roles_and_a_manager_an_address() {
        assertThat(wrong(Map.of("ada", login("", "it", ""))))
                .extracting(WrongSetting::key)
                .containsExactly("courier.security.users.\"ada\".password");
        assertThat(wrong(Map.of("ada", login("lovelace", "boss", ""))))
                .extracting(WrongSetting::key)
                .containsExactly("courier.security.users.\"ada\".roles");
        assertThat(wrong(Map.of("grace", login("hopper", "manager", ""))))
                .extracting(WrongSetting::key)
                .containsExactly("courier.security.users.\"grace\".email");
    }

    @Test
    void a_hash_a_shell_has_eaten_into_is_found_out() {
        assertThat(wrong(Map.of("ada", login("$2a$10", "it", ""))))
                .singleElement()
                .asString()
                .contains("its $ signs")
                .doesNotContain("$2a$10");
    }
}
