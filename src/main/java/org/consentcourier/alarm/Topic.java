package org.consentcourier.alarm;

/** What an incident is about. */
public enum Topic {
    /** Docusign refuses the application; it is halted and probes by itself. */
    FAULT,
    /** A mass guard holds answers; the application is halted until IT decides. */
    HELD,
    /** Docusign has not answered for too long; nothing is halted. */
    OUTAGE,
    /** Docusign has let no call pass for too long, because they are too many; nothing is halted. */
    LIMIT,
    /** The clock of a machine is wrong. */
    CLOCK,
    /** The mail server takes nothing from us. */
    MAIL,
    /** What comes back cannot be read. */
    MAILBOX;

    /** Whether a mail can tell of it. */
    boolean isMailed() {
        return this != MAIL;
    }
}
