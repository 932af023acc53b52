package org.consentcourier.outreach;

/** Whether a wave lets people in. */
public enum WaveState {
    /** So many a day. */
    RUNNING,
    /** Nobody, until it is resumed; whose first mail has not left is held. */
    PAUSED,
    /** IT ended it, or the application was started for everybody since. */
    ENDED
}
