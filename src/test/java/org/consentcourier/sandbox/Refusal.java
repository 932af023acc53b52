package org.consentcourier.sandbox;

/** Why the sandbox does not start, or goes on no longer, in one line for the person at the keyboard. */
final class Refusal extends RuntimeException {

    Refusal(String line) {
        super(line);
    }
}
