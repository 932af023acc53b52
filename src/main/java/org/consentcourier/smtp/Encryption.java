package org.consentcourier.smtp;

/** When a connection is encrypted. */
public enum Encryption {
    /** From the first byte on. */
    IMPLICIT,
    /** By STARTTLS, and nothing is said to a server that does not offer it. */
    REQUIRED,
    /** By STARTTLS where the server offers it. */
    OPTIONAL,
    /** Never. */
    NONE
}
