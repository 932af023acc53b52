package org.consentcourier.sandbox.docusign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentcourier.sandbox.docusign.TokenAnswer.Granted;
import org.consentcourier.sandbox.docusign.TokenAnswer.Refused;

/** Judges a JWT assertion in Docusign's order: who asks, is it really them, is it in time, for whom, did they consent. */
final class AssertionCheck {

    private static final Refused MALFORMED = Refused.invalidGrant("");
    private static final Refused UNKNOWN_ISSUER = Refused.invalidGrant("issuer_not_found");
    private static final Refused UNSIGNED = Refused.invalidGrant("no_valid_keys_or_signatures");
    private static final Refused EXPIRED = Refused.invalidGrant("expired_grant");
    private static final Refused UNKNOWN_USER = Refused.invalidGrant("user_not_found");
    private static final Refused INVALID_SUBJECT = Refused.invalidGrant("invalid_subject");
    private static final Refused CONSENT_REQUIRED = new Refused("consent_required", "");
    private static final Pattern BARE_HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?");

    private final Directory directory;
    private final Consents consents;

    AssertionCheck(Directory directory, Consents consents) {
        this.directory = directory;
        this.consents = consents;
    }

    /** {@code ownHosts} are the simulator's own names, which Docusign's SDKs send as audience. */
    TokenAnswer check(SignedJWT jwt, Set<String> ownHosts, Instant now) {
        JWTClaimsSet claims;
        try {
            claims = jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            return MALFORMED;
        }
        var integration = Optional.ofNullable(claims.getIssuer()).flatMap(directory::integration);
        if (integration.isEmpty()) {
            return UNKNOWN_ISSUER;
        }
        var audience = claims.getAudience().size() == 1 ? claims.getAudience().getFirst() : "";
        if (BARE_HOST.matcher(audience).matches()
                && !audience.equals(integration.get().environment().host())
                && !ownHosts.contains(audience)) {
            return UNKNOWN_ISSUER;
        }
        var wellSigned = BARE_HOST.matcher(audience).matches()
                && claims.getExpirationTime() != null
                && (claims.getNotBeforeTime() == null
                        || !claims.getNotBeforeTime().toInstant().isAfter(now))
                && integration.get().publicKeys().stream().anyMatch(key -> verifies(jwt, key));
        if (!wellSigned) {
            return UNSIGNED;
        }
        return claims.getExpirationTime().toInstant().isAfter(now) ? grant(integration.get(), claims, now) : EXPIRED;
    }

    private TokenAnswer grant(Integration integration, JWTClaimsSet claims, Instant now) {
        var scopes = new LinkedHashSet<>(Scopes.words(String.valueOf(claims.getClaim("scope"))));
        if (claims.getSubject() == null) {
            return consents.authorize(integration.key(), scopes, now)
                    ? new Granted(integration, Optional.empty(), scopes)
                    : CONSENT_REQUIRED;
        }
        if (claims.getSubject().isBlank()) {
            return INVALID_SUBJECT;
        }
        var user = Directory.uuid(claims.getSubject()).flatMap(directory::user).filter(DocusignUser::isActive);
        if (user.isEmpty()) {
            return UNKNOWN_USER;
        }
        scopes.add(Scopes.IMPERSONATION);
        return consents.cover(integration.key(), user.get(), scopes, now)
                ? new Granted(integration, user.map(DocusignUser::id), scopes)
                : CONSENT_REQUIRED;
    }

    private static boolean verifies(SignedJWT jwt, RSAPublicKey key) {
        try {
            return JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) && jwt.verify(new RSASSAVerifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }
}
