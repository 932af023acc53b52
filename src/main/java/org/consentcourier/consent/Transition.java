package org.consentcourier.consent;

/** What became of a wish to change a state; checks repeat themselves, so "already there" is an outcome, not an error. */
public sealed interface Transition {

    /** The request changed; {@code round} is the one it is in now. */
    record Applied(ConsentStatus from, ConsentStatus to, int round) implements Transition {}

    /** It was there already; nothing was written. */
    record Repeated(ConsentStatus status) implements Transition {}

    /** The state does not allow it; nothing was written. */
    record Refused(ConsentStatus from, ConsentStatus to) implements Transition {}
}
