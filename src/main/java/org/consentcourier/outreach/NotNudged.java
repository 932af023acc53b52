package org.consentcourier.outreach;

/** Why somebody gets no extra reminder; the first that applies is told. */
public enum NotNudged {
    /** Docusign has not said that consent is missing, or the person has answered. */
    NOT_ASKED,
    /** Their address takes no mail. */
    UNDELIVERABLE,
    /** Their first mail of the round has not left yet. */
    NOT_INVITED,
    /** They have yet to activate their user at Docusign and could do nothing. */
    NOT_ACTIVATED,
    /** IT has to answer a question about them first. */
    QUESTION,
    /** A mail to them is on its way already. */
    QUEUED,
    /** They had a mail a short time ago, see {@code courier.outreach.nudge-cooldown}. */
    COOLDOWN
}
