package org.consentcourier.sandbox.docusign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Authorization codes and access tokens that were handed out, opaque but of Docusign's look. */
final class Tokens {

    static final Duration LIFE = Duration.ofHours(1);

    private static final String LOOK = "eyJ0eXAiOiJNVCIsImFsZyI6IlJTMjU2Iiwia2lkIjoi";
    private static final int TAIL_BYTES = 420;
    private static final int MOST_KEPT = 50_000;

    /** What a code or a token stands for; no user for an application token. */
    record Grant(Integration integration, Optional<UUID> user, Set<String> scopes, Instant until) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger minted = new AtomicInteger();
    private final AtomicInteger redemptions = new AtomicInteger();

    String code(Grant grant) {
        return issue(codes, grant);
    }

    String token(Grant grant) {
        minted.incrementAndGet();
        if (tokens.size() > MOST_KEPT) {
            tokens.clear();
        }
        return issue(tokens, grant);
    }

    /** Takes a code away: it counts once. Every attempt is counted. */
    Optional<Grant> redeem(String code) {
        redemptions.incrementAndGet();
        return Optional.ofNullable(codes.remove(code));
    }

    Optional<Grant> find(String token, Instant now) {
        return Optional.ofNullable(tokens.get(token))
                .filter(grant -> grant.until().isAfter(now));
    }

    int minted() {
        return minted.get();
    }

    int redemptions() {
        return redemptions.get();
    }

    void forget() {
        tokens.clear();
    }

    void clear() {
        codes.clear();
        tokens.clear();
        minted.set(0);
        redemptions.set(0);
    }

    private String issue(Map<String, Grant> issued, Grant grant) {
        var tail = new byte[TAIL_BYTES];
        random.nextBytes(tail);
        var text = LOOK + Base64.getUrlEncoder().withoutPadding().encodeToString(tail);
        issued.put(text, grant);
        return text;
    }
}
