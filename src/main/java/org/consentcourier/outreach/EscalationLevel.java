package org.consentcourier.outreach;

/** Who is told of people who answer no reminder, one after the other; the names are stored. */
enum EscalationLevel {
    /** Whoever is above the direct manager, who knows it from the weekly report. */
    LINE,
    /** Who is responsible for all. */
    OWNER
}
