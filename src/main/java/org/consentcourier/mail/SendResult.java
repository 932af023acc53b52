package org.consentcourier.mail;

/** What became of one mail. */
public sealed interface SendResult {

    /** The server took responsibility for it. */
    record Accepted() implements SendResult {}

    /** The server said: not now (4xx). */
    record Deferred(String reply) implements SendResult {}

    /** No server was ready for it: it surely did not leave, and it is not the recipient's fault. */
    record Unreachable(String reason) implements SendResult {}

    /** The server said: never (5xx). */
    record Rejected(String reply) implements SendResult {}

    /** It may have left or not. */
    record Unknown(String reason) implements SendResult {}
}
