package org.consentcourier.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.outreach.Outlook;
import org.jspecify.annotations.Nullable;

/** What comes next for a person, when and why, in the words of IT. */
@TemplateExtension
class OutlookWords {

    private OutlookWords() {}

    static String words(Outlook next) {
        return switch (next.what()) {
            case NOTHING -> "no mail. " + why(next);
            case CHECK, INVITATION, RECONSENT, REMINDER, EXPIRY_NOTICE, ESCALATION, EXPIRY ->
                what(next) + when(next.at()) + ". " + why(next);
        };
    }

    private static String what(Outlook next) {
        return switch (next.what()) {
            case INVITATION -> "the invitation";
            case RECONSENT -> "a mail that asks for consent once more";
            case REMINDER -> isNumbered(next) ? "reminder " + next.about() : "a reminder";
            case EXPIRY_NOTICE -> "the last notice";
            case ESCALATION -> "a mail to those above the manager";
            case EXPIRY -> "asking ends";
            case CHECK -> "Docusign is asked";
            case NOTHING -> "no mail";
        };
    }

    private static boolean isNumbered(Outlook next) {
        return next.why() == Outlook.Why.DUE || next.why() == Outlook.Why.IN_ITS_TIME;
    }

    private static String when(@Nullable Instant at) {
        return at == null ? "" : ", " + Words.utc(at) + " or later";
    }

    private static String why(Outlook next) {
        return switch (next.why()) {
            case DUE -> "It is time: it leaves after a fresh check, as the sending window and the limits allow.";
            case IN_ITS_TIME -> inItsTime(next);
            case ON_ITS_WAY ->
                "It is in the queue" + (next.about() == null ? "." : " and waits for " + next.about() + ".");
            case PAUSED -> "Not before the application is started.";
            case HALTED -> "Not while the application is halted.";
            case OTHER_SETTINGS -> "Not before a node runs with the settings that are confirmed.";
            case NOT_CONFIGURED -> "The application is configured no more.";
            case NOT_ACTIVATED -> "Not before the person has activated Docusign.";
            case NOT_LET_IN -> "Not before a wave lets the person in.";
            case AWAY -> "The person is away until then.";
            case OPEN_QUESTION -> "Not before IT has answered a question: " + question(next.about()) + ".";
            case UNDELIVERABLE -> "Not before the address is corrected: mail to " + next.about() + " came back.";
            case FIRST_CHECK -> "Nobody is mailed before the first check.";
            case NO_MAIL_LEFT -> "All mails of this round have been sent, and asking does not end by itself.";
            case NO_USER_ID -> "Without a User ID Docusign cannot be asked.";
            case GRANTED -> "Consent is given.";
            case DECLINED -> "The person has declined.";
            case EXPIRED -> "The time for an answer has run out.";
            case UNKNOWN_USER -> "Docusign does not know this user.";
            case EXEMPT -> next.at() == null ? "Exempt until somebody ends it." : "The exemption is over then.";
            case LEFT -> "No longer on the roster.";
        };
    }

    private static String inItsTime(Outlook next) {
        return switch (next.what()) {
            case REMINDER, EXPIRY_NOTICE -> "Unless consent is given before.";
            case ESCALATION -> "Unless a reminder is answered before.";
            case EXPIRY -> "No mail is left in this round.";
            case INVITATION, RECONSENT, CHECK, NOTHING -> "";
        };
    }

    private static String question(@Nullable String kind) {
        return Query.constant(QuestionKind.class, kind == null ? "" : kind)
                .map(Words::words)
                .orElse("see the questions");
    }
}
