package org.consentcourier.report;

import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.mail.MailMessages;

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

    /** What stands in the way, of whoever is late. */
    static String of(Problem problem, MailMessages words) {
        return switch (problem) {
            case UNDELIVERABLE -> words.mailsReturned();
            case NOT_ACTIVATED -> words.notActivated();
            case EXPIRED -> words.expired();
            case SILENT -> words.noAnswer();
            case DECLINED -> words.declined();
            case UNKNOWN_ADDRESS -> words.unknownAddress();
            case UNKNOWN_USER_ID -> words.faulty();
            case SEVERAL_USER_IDS -> words.severalUserIds();
            case NO_USER_ID -> words.unresolved();
        };
    }

    /** What would help. */
    static String advice(Problem problem, MailMessages words) {
        return switch (problem) {
            case UNDELIVERABLE -> words.undeliverable();
            case NOT_ACTIVATED -> words.notActivatedAdvice();
            case EXPIRED -> words.fixExpired();
            case SILENT -> words.fixSilent();
            case DECLINED -> words.fixDeclined();
            case UNKNOWN_ADDRESS -> words.fixOtherAddress();
            case UNKNOWN_USER_ID, SEVERAL_USER_IDS, NO_USER_ID -> words.fixByIt();
        };
    }
}
