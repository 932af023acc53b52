package org.consentcourier.report;

import org.consentcourier.consent.ConsentStatus;

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
}
