package org.consentcourier.report;

import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.mail.MailMessages;
import org.jspecify.annotations.Nullable;

/** States as people read them who have never heard of a state. */
final class StatusWords {

    private StatusWords() {}

    static String of(ConsentStatus status, MailMessages words) {
        return switch (status) {
            case UNRESOLVED -> words.unresolved();
            case NEW -> words.unchecked();
            case PENDING -> words.pending();
            case GRANTED -> words.granted();
            case REVOKED -> words.revoked();
            case DECLINED -> words.declined();
            case EXPIRED -> words.expired();
            case FAULTY -> words.faulty();
            case EXEMPT -> words.exempt();
            case LEFT -> words.left();
        };
    }

    static String of(StuckCause cause, MailMessages words) {
        return switch (cause) {
            case NOT_ACTIVATED -> words.notActivated();
            case NO_USER_ID -> words.unresolved();
            case SEVERAL_USER_IDS -> words.severalUserIds();
            case UNKNOWN_USER_ID -> words.faulty();
            case UNKNOWN_ADDRESS -> words.unknownAddress();
            case NO_MEMBERSHIP -> words.noMembership();
        };
    }

    /** Null where only IT can do something. */
    static @Nullable String advice(StuckCause cause, MailMessages words) {
        return switch (cause) {
            case NOT_ACTIVATED -> words.notActivatedAdvice();
            case NO_USER_ID, SEVERAL_USER_IDS, UNKNOWN_USER_ID, UNKNOWN_ADDRESS, NO_MEMBERSHIP -> null;
        };
    }
}
