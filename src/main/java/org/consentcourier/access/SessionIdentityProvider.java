package org.consentcourier.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Restores the login an encrypted session cookie names, with the roles it has now. */
@Singleton
class SessionIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {

    private final Logins logins;

    SessionIdentityProvider(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(() -> logins.trusted(request.getPrincipal()).orElseThrow(AuthenticationFailedException::new));
    }
}
