package org.consentcourier.docusign;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The signed request for a token in a person's name; it carries what Docusign's own SDKs send and nothing more. */
final class Assertion {
    /** Docusign allows an hour; this is enough for a slow network and of little use to a thief. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private Assertion() {}

    static String signed(Integration integration, UUID userId, Instant now) {
        return Jwt.claims()
                .issuer(integration.integrationKey())
                .subject(userId.toString())
                .audience(integration.audience())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim("scope", String.join(" ", integration.scopes()))
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .sign(integration.privateKey());
    }
}
