package org.consentcourier.access;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Nobody gets in by a default: a production start needs logins or an identity provider, and its own session key. */
@Singleton
class SecuritySettings implements SettingsCheck {

    static final String USERS = "courier.security.users";
    static final String OIDC = "quarkus.oidc.tenant-enabled";
    static final String SESSION_KEY = "quarkus.http.auth.session.encryption-key";
    private static final int SESSION_KEY_LENGTH = 16;

    private final SecurityConfig config;
    private final boolean oidc;
    private final Optional<String> sessionKey;
    private final boolean production;

    @Inject
    SecuritySettings(
            SecurityConfig config,
            @ConfigProperty(name = OIDC) boolean oidc,
            @ConfigProperty(name = SESSION_KEY) Optional<String> sessionKey) {
        this(config, oidc, sessionKey, LaunchMode.current() == LaunchMode.NORMAL);
    }

    SecuritySettings(SecurityConfig config, boolean oidc, Optional<String> sessionKey, boolean production) {
        this.config = config;
        this.oidc = oidc;
        this.sessionKey = sessionKey;
        this.production = production;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        var logins = config.users().entrySet().stream().flatMap(entry -> login(entry.getKey(), entry.getValue()));
        return Stream.of(noLogin().stream(), noSessionKey().stream(), logins)
                .flatMap(found -> found)
                .toList();
    }

    private Optional<WrongSetting> noLogin() {
        return production && config.users().isEmpty() && !oidc
                ? Optional.of(new WrongSetting(
                        USERS,
                        "no login is configured. Set " + USERS + ".\"name\".password and .roles, or " + OIDC
                                + "=true and quarkus.oidc.auth-server-url"))
                : Optional.empty();
    }

    private Optional<WrongSetting> noSessionKey() {
        return production && sessionKey.orElse("").length() < SESSION_KEY_LENGTH
                ? Optional.of(
                        new WrongSetting(
                                SESSION_KEY,
                                "missing or shorter than " + SESSION_KEY_LENGTH
                                        + " characters. Set a random text, the same on every node, for example of: openssl rand -base64 32"))
                : Optional.empty();
    }

    private static Stream<WrongSetting> login(String name, SecurityConfig.User user) {
        var key = USERS + ".\"" + name + "\"";
        return Stream.of(password(key, user), roles(key, user), email(key, user))
                .flatMap(Optional::stream);
    }

    private static Optional<WrongSetting> password(String key, SecurityConfig.User user) {
        var password = user.password().orElse("");
        if (password.isBlank()) {
            return Optional.of(new WrongSetting(key + ".password", "missing. Set a password or its bcrypt hash"));
        }
        return Password.looksHashed(password) && !Password.isHash(password)
                ? Optional.of(new WrongSetting(
                        key + ".password",
                        "begins like a bcrypt hash but is none. Check that no shell or file has eaten its $ signs"))
                : Optional.empty();
    }

    private static Optional<WrongSetting> roles(String key, SecurityConfig.User user) {
        return user.roles()
                        .filter(roles -> !roles.isEmpty() && Roles.ALL.containsAll(roles))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new WrongSetting(
                        key + ".roles", "missing or unknown. Set any of it, auditor, manager, developer, by commas"));
    }

    private static Optional<WrongSetting> email(String key, SecurityConfig.User user) {
        return user.roles().filter(roles -> roles.contains(Roles.MANAGER)).isPresent()
                        && user.email().isEmpty()
                ? Optional.of(new WrongSetting(
                        key + ".email", "missing. Set the manager's own address, by which their people are found"))
                : Optional.empty();
    }
}
