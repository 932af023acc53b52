package org.consentcourier.report;

import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.jspecify.annotations.Nullable;

/** States as people read them who have never heard of a state. */
final class StatusWords {

    private StatusWords() {}

    static String of(ConsentStatus status) {
        return switch (status) {
            case UNRESOLVED -> "Docusign account not known yet";
            case NEW -> "Not checked yet";
            case PENDING -> "Permission not given yet";
            case GRANTED -> "Permission given";
            case REVOKED -> "Permission taken back";
            case DECLINED -> "Has declined";
            case EXPIRED -> "No longer reminded";
            case FAULTY -> "Docusign does not know this account";
            case EXEMPT -> "Taken out by IT";
            case LEFT -> "No longer on the list";
        };
    }

    static String of(StuckCause cause) {
        return switch (cause) {
            case NOT_ACTIVATED -> "Has not activated Docusign yet";
            case NO_USER_ID -> "Docusign account not known yet";
            case SEVERAL_USER_IDS -> "Has several Docusign accounts, IT chooses one";
            case UNKNOWN_USER_ID -> "Docusign does not know this account";
            case UNKNOWN_ADDRESS -> "Has no Docusign account";
            case NO_MEMBERSHIP -> "Permission given, but not in the company's Docusign account";
        };
    }

    /** Null where only IT can do something. */
    static @Nullable String advice(StuckCause cause) {
        return switch (cause) {
            case NOT_ACTIVATED -> "They must first open Docusign's activation mail.";
            case NO_USER_ID, SEVERAL_USER_IDS, UNKNOWN_USER_ID, UNKNOWN_ADDRESS, NO_MEMBERSHIP -> null;
        };
    }
}
