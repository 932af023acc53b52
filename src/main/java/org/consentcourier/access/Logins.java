package org.consentcourier.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configured logins, ready to be compared. */
@Singleton
class Logins {

    static final String EMAIL = "email";

    private record Login(String name, Password password, Set<String> roles, Optional<String> email) {}

    private final Map<String, Login> byName;
    private final Password decoy;

    Logins(SecurityConfig config) {
        byName = config.users().entrySet().stream()
                .map(entry -> login(entry.getKey(), entry.getValue()))
                .collect(toUnmodifiableMap(Login::name, login -> login));
        decoy = byName.values().stream()
                .map(Login::password)
                .filter(Password.Bcrypt.class::isInstance)
                .findFirst()
                .orElse(new Password.Plain("nobody"));
    }

    /** Takes as long for a name nobody has as for a wrong password, so that names cannot be found out by the clock. */
    Optional<SecurityIdentity> authenticate(String name, String attempt) {
        var login = byName.get(name);
        var matches = (login == null ? decoy : login.password()).matches(attempt);
        return login != null && matches ? Optional.of(identity(login)) : Optional.empty();
    }

    /** For a name our own session cookie vouches for; empty when that login has been taken out of the settings. */
    Optional<SecurityIdentity> trusted(String name) {
        return Optional.ofNullable(byName.get(name)).map(Logins::identity);
    }

    private static Login login(String name, SecurityConfig.User user) {
        return new Login(
                name, Password.of(user.password().orElseThrow()), user.roles().orElse(Set.of()), user.email());
    }

    private static SecurityIdentity identity(Login login) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(login.name()))
                .addRoles(login.roles());
        login.email().ifPresent(email -> identity.addAttribute(EMAIL, email));
        return identity.build();
    }
}
