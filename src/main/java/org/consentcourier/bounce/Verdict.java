package org.consentcourier.bounce;

/** What a delivery report means for who was written to. */
enum Verdict {
    /** The address takes no mail: nothing more is sent to it. */
    NO_SUCH_ADDRESS,
    /** This mail did not arrive, a later one may: full mailbox, a server away for days. */
    THIS_TIME,
    /** Our mail is not wanted or not accepted there: the sender's to mend, not the recipient's. */
    POLICY,
    /** Still being tried. */
    DELAYED,
    /** It arrived. */
    DELIVERED
}
