package org.consentcourier.docusign;

/** A private key that cannot be used; the message says what it is and the way out, and never shows any of it. */
public final class InvalidPrivateKey extends Exception {
    InvalidPrivateKey(String message) {
        super(message);
    }
}
