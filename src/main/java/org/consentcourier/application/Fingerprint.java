package org.consentcourier.application;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** The settings the states of an application belong to: what was learnt with others does not count, or not for all. */
record Fingerprint(String environment, String integrationKey, String scopes) {

    /** In which order scopes are listed is nobody's business. */
    Fingerprint {
        scopes = Stream.of(scopes.strip().split("\\s+")).distinct().sorted().collect(joining(" "));
    }

    static Fingerprint of(Application application) {
        return new Fingerprint(
                application.environment().name(), application.integration().integrationKey(), application.scopes());
    }

    /** Whether consents learnt with the other mean nothing here: another environment or integration key. */
    boolean isAnotherIdentity(Fingerprint other) {
        return !environment.equals(other.environment) || !integrationKey.equals(other.integrationKey);
    }
}
