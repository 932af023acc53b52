package org.consentcourier.webhook;

/** Where one notice stands. */
public enum NoticeStatus {
    /** Waits for its first call or for the next one. */
    QUEUED,
    /** A node is calling; the lease ends at its due time. */
    SENDING,
    /** The receiver has taken it. */
    DELIVERED,
    /** Given up after the last attempt; it can be queued again. */
    FAILED
}
