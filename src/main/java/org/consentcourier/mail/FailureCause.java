package org.consentcourier.mail;

/** Whose matter it is that a mail did not get through: by the enhanced status codes of RFC 3463, or what else tells. */
public enum FailureCause {
    /** There is no such address (x.1.x). */
    ADDRESS,
    /** The mailbox takes nothing: disabled, or its rules say so (x.2.x). */
    MAILBOX,
    /** No way leads to the recipient's server (x.4.x). */
    ROUTE,
    /** The mail itself is not taken: too large, or its content (x.6.x and the like). */
    CONTENT,
    /** The server does not let us send this, whoever it is for (x.7.x). */
    POLICY,
    /** Not now, says the server; it goes out again by itself. */
    BUSY,
    /** The server could not be used, which is nobody's fault. */
    SERVER,
    /** Nobody knows whether it left. */
    UNCLEAR,
    /** We could not write it. */
    TEMPLATE,
    /** IT took it out of the queue. */
    WITHDRAWN
}
