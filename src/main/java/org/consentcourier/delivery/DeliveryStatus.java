package org.consentcourier.delivery;

/** Where a mail stands. */
public enum DeliveryStatus {
    /** Waits for its time or for a gate. */
    QUEUED,
    /** Claimed by a node until its lease ends. */
    SENDING,
    /** The server took it. */
    SENT,
    /** The server said "not now"; goes out again by itself. */
    DEFERRED,
    /** May have left or not. */
    UNKNOWN,
    /** The server said "never", or "not now" for three days. */
    UNDELIVERABLE,
    /** No longer wanted before it left. */
    CANCELLED,
    /** Its template failed. */
    RENDER_FAILED;

    /** Whether the mail may be with the recipient already although no server said so. */
    boolean mayHaveLeft() {
        return this == SENDING || this == UNKNOWN;
    }
}
