package org.consentcourier.delivery;

/** What a mail is about. */
public enum DeliveryKind {
    INVITATION,
    REMINDER,
    RECONSENT,
    EXPIRY_NOTICE,
    ESCALATION,
    WEEKLY_REPORT,
    /** To IT, about an incident; waits for neither window nor quota. */
    ALARM,
    TEST
}
