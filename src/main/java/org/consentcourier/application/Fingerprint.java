package org.consentcourier.application;

/** The settings the states of an application belong to: what was learnt with others does not count, or not for all. */
record Fingerprint(String environment, String integrationKey, String scopes) {

    static Fingerprint of(Application application) {
        return new Fingerprint(
                application.environment().name(), application.integration().integrationKey(), application.scopes());
    }

    /** Whether consents learnt with the other mean nothing here: another environment or integration key. */
    boolean isAnotherIdentity(Fingerprint other) {
        return !environment.equals(other.environment) || !integrationKey.equals(other.integrationKey);
    }
}
