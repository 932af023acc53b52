package org.consentcourier.bounce;

/** Where a mail belongs after it was read. */
enum Place {
    /** It had its effect. */
    PROCESSED,
    /** Somebody should read it. */
    FOR_PEOPLE,
    /** Where it is: it is read again at the next visit. */
    LEFT_THERE
}
