package org.consentcourier.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Checks a name and password, from the login form as from HTTP Basic. */
@Singleton
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Logins logins;

    PasswordIdentityProvider(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    // A bcrypt hash takes tens of milliseconds by design: never on the event loop.
    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        var attempt = new String(request.getPassword().getPassword());
        return context.runBlocking(() ->
                logins.authenticate(request.getUsername(), attempt).orElseThrow(AuthenticationFailedException::new));
    }
}
