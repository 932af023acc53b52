package org.consentcourier.delivery;

/** What a mail is about. */
public enum DeliveryKind {
    INVITATION,
    REMINDER,
    RECONSENT,
    EXPIRY_NOTICE,
    ESCALATION,
    WEEKLY_REPORT,
    TEST
}
