package org.consentcourier.docusign;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The signed request for a token; it carries what Docusign's own SDKs send and nothing more. */
final class Assertion {
    /** Docusign allows an hour; this is enough for a slow network and of little use to a thief. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private Assertion() {}

    /** In this user's name; without one, in the application's own. */
    static String signed(Integration integration, @Nullable UUID userId, Instant now) {
        var claims = Jwt.claims()
                .issuer(integration.integrationKey())
                .audience(integration.audience())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim("scope", String.join(" ", integration.scopes()));
        if (userId != null) {
            claims.subject(userId.toString());
        }
        return claims.jws().algorithm(SignatureAlgorithm.RS256).sign(integration.privateKey());
    }
}
