package org.consentcourier.sandbox.docusign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everything the simulator knows, shared by its endpoints and outliving its being down. */
final class World {

    private final Directory directory = new Directory();
    private final Tokens tokens = new Tokens();
    private final Faults faults = new Faults();
    private final Faults userinfo = new Faults();
    private final Faults userApis = new Faults();
    private final Set<String> stumblingBlocks = ConcurrentHashMap.newKeySet();
    private final Allowance allowance = new Allowance();
    private final Meter meter = new Meter();
    private final Consents consents;
    private volatile Clock clock;
    private volatile Duration propagation = Duration.ZERO;
    private volatile Set<String> ownHosts = Set.of();

    World(Consents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    Directory directory() {
        return directory;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The script of the token endpoint. */
    Faults faults() {
        return faults;
    }

    Faults userinfo() {
        return userinfo;
    }

    Faults userApis() {
        return userApis;
    }

    /** Addresses the APIs that tell of users cannot be asked about. */
    Set<String> stumblingBlocks() {
        return stumblingBlocks;
    }

    Allowance allowance() {
        return allowance;
    }

    void behave() {
        faults.clear();
        userinfo.clear();
        userApis.clear();
        stumblingBlocks.clear();
        allowance.renew();
    }

    Meter meter() {
        return meter;
    }

    Consents consents() {
        return consents;
    }

    Instant now() {
        return clock.instant();
    }

    void follow(Clock other) {
        clock = other;
    }

    Set<String> ownHosts() {
        return ownHosts;
    }

    void ownHosts(Set<String> hosts) {
        ownHosts = Set.copyOf(hosts);
    }

    void propagation(Duration delay) {
        propagation = delay;
    }

    void consent(UUID client, UUID user, Set<String> scopes) {
        consents.add(client, user, scopes, now().plus(propagation));
    }

    void forgetPeople() {
        directory.forgetPeople();
        consents.clear();
        tokens.clear();
        behave();
        meter.clear();
        userinfo.forgetCalls();
        userApis.forgetCalls();
        propagation = Duration.ZERO;
    }

    /** The user a valid token was issued for. */
    Optional<DocusignUser> bearer(String token) {
        return tokens.find(token, now()).flatMap(Tokens.Grant::user).flatMap(directory::user);
    }
}
