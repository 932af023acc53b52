package org.consentcourier.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is asking, however they logged in; templates know it as {@code inject:user}. */
@Named("user")
@RequestScoped
public class CurrentUser {

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The login name; empty for somebody who has not logged in. */
    public String name() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** Whether the user has this role or may do everything anyway. */
    public boolean may(String role) {
        return identity.hasRole(role) || identity.hasRole(Roles.IT);
    }

    /** Whether all the user may read is the reports about their own people. */
    public boolean isOnlyManager() {
        return roles().contains(Roles.MANAGER)
                && Roles.ALL.stream().filter(roles()::contains).count() == 1;
    }

    /** The address by which a manager's people are found; an unverified one of an identity provider does not count. */
    public Optional<String> email() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return Boolean.FALSE.equals(token.getClaim("email_verified"))
                    ? Optional.empty()
                    : Optional.ofNullable(token.getClaim("email"));
        }
        return Optional.ofNullable(identity.getAttribute(Logins.EMAIL));
    }
}
