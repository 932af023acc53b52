package org.consentcourier.web;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import org.consentcourier.delivery.AttemptOutcome;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.LimitRow;
import org.consentcourier.delivery.SentMail.Likeness;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.mail.SampleMail;

/** What IT reads instead of the constants of mails. */
@TemplateExtension
class MailWords {

    private MailWords() {}

    static String words(SampleMail kind) {
        return switch (kind) {
            case INVITATION -> "Invitation";
            case REMINDER -> "Reminder";
            case LAST_REMINDER -> "Last reminder";
            case EXPIRY_NOTICE -> "Last notice";
            case TAKEN_BACK -> "Asked again: taken back";
            case MORE_ASKED -> "Asked again: more is asked for";
            case TOGETHER -> "Several applications in one mail";
            case ESCALATION -> "Escalation";
            case WEEKLY_REPORT -> "Weekly report";
            case LAST_REPORT -> "Weekly report: nobody missing";
            case COMPANY_REPORT -> "Weekly report about everybody";
        };
    }

    static String words(DeliveryStatus status) {
        return switch (status) {
            case QUEUED -> "Waiting";
            case SENDING -> "Being sent";
            case SENT -> "Sent";
            case DEFERRED -> "Put off by the mail server";
            case UNKNOWN -> "May have been sent";
            case UNDELIVERABLE -> "Undeliverable";
            case CANCELLED -> "Cancelled";
            case RENDER_FAILED -> "Could not be written";
        };
    }

    static String style(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** How far what a page shows of a mail is what left. */
    static String words(Likeness likeness) {
        return switch (likeness) {
            case NOT_SENT -> "Nothing has left. It would read so now.";
            case SAME -> "This is what was sent: both parts, written once more, have the hashes kept then.";
            case REWORDED ->
                "The wording has changed since: this is the mail in today’s words. What was sent can be told by its hashes alone.";
            case OTHER_DATA ->
                "The wording is the same as then, but what it says of the person, the application or the settings is not."
                        + " What was sent can be told by its hashes alone.";
            case GONE -> "What it was about is gone, so it cannot be shown. What was sent can be told by its hashes.";
        };
    }

    static String style(Likeness likeness) {
        return switch (likeness) {
            case SAME -> "good";
            case NOT_SENT, REWORDED, OTHER_DATA, GONE -> "wait";
        };
    }

    static String words(AttemptOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "Taken";
            case DEFERRED -> "Put off";
            case UNREACHABLE -> "Not reached, not counted";
            case REJECTED -> "Refused";
            case UNKNOWN -> "Not known";
        };
    }

    /** Whose matter it is that a mail did not get through. */
    static String words(FailureCause cause) {
        return switch (cause) {
            case ADDRESS -> "No such address";
            case MAILBOX -> "The mailbox takes nothing";
            case ROUTE -> "No way to the recipient's server";
            case CONTENT -> "The mail itself is refused";
            case POLICY -> "A rule of the mail server, not the person";
            case BUSY -> "Not now, says the mail server";
            case SERVER -> "The mail server could not be used";
            case UNCLEAR -> "Nobody knows whether it left";
            case TEMPLATE -> "The template fails";
            case WITHDRAWN -> "Taken out by IT";
        };
    }

    /** How long a limit's time is. */
    static String words(LimitRow limit) {
        return Words.grouped(limit.used()) + " of " + Words.grouped(limit.most()) + " mails in the last "
                + (limit.window().toHours() > 0
                        ? limit.window().toHours() + " hours"
                        : limit.window().toSeconds() + " seconds");
    }

    /** The kind of so many mails. */
    static String wordsFor(DeliveryKind kind, Long mails) {
        return mails == 1
                ? words(kind)
                : switch (kind) {
                    case RECONSENT -> "Requests to consent again";
                    case INVITATION, REMINDER, EXPIRY_NOTICE, ESCALATION, WEEKLY_REPORT, ALARM, TEST ->
                        words(kind) + "s";
                };
    }

    static String words(DeliveryKind kind) {
        return switch (kind) {
            case INVITATION -> "Invitation";
            case REMINDER -> "Reminder";
            case RECONSENT -> "Request to consent again";
            case EXPIRY_NOTICE -> "Last notice";
            case ESCALATION -> "Escalation";
            case WEEKLY_REPORT -> "Weekly report";
            case ALARM -> "Alarm";
            case TEST -> "Test mail";
        };
    }
}
