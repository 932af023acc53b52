package org.consentcourier.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.delivery.AttemptOutcome;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.LimitRow;
import org.consentcourier.delivery.SentMail.Likeness;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.preflight.Result;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.Reject;
import org.consentcourier.roster.RosterChanges;
import org.consentcourier.roster.RosterFindings;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImport.Phase;
import org.consentcourier.roster.file.Membership;
import org.consentcourier.webhook.NoticeRow;
import org.consentcourier.webhook.NoticeStatus;
import org.consentcourier.webhook.WebhookRow;
import org.consentcourier.webhook.WebhookState;

/** What IT reads instead of our constants. */
@TemplateExtension
class Words {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final int LONGEST = 160;
    private static final int NAMED = 20;

    private Words() {}

    static String utc(Instant instant) {
        return UTC.format(instant);
    }

    /** With separators between the thousands. */
    static String grouped(Number number) {
        return String.format(Locale.ENGLISH, "%,d", number.longValue());
    }

    static String words(SampleMail kind) {
        return switch (kind) {
            case INVITATION -> "Invitation";
            case REMINDER -> "Reminder";
            case LAST_REMINDER -> "Last reminder";
            case EXPIRY_NOTICE -> "Last call";
            case TAKEN_BACK -> "Asked again: taken back";
            case MORE_ASKED -> "Asked again: more is asked for";
            case ESCALATION -> "Escalation to the manager";
            case WEEKLY_REPORT -> "Weekly report";
        };
    }

    static String words(ConsentStatus status) {
        return switch (status) {
            case UNRESOLVED -> "No User ID";
            case NEW -> "Not checked yet";
            case PENDING -> "Consent missing";
            case GRANTED -> "Consent given";
            case REVOKED -> "Consent withdrawn";
            case DECLINED -> "Declined";
            case EXPIRED -> "Time ran out";
            case FAULTY -> "Unknown to Docusign";
            case EXEMPT -> "Exempt";
            case LEFT -> "Left the roster";
        };
    }

    static String words(StuckCause cause) {
        return switch (cause) {
            case NOT_ACTIVATED -> "Not activated at Docusign yet";
            case NO_USER_ID -> "No User ID told yet";
            case SEVERAL_USER_IDS -> "Several User IDs to choose from";
            case UNKNOWN_USER_ID -> "No active user of this User ID";
            case UNKNOWN_ADDRESS -> "No user of this address";
            case NO_MEMBERSHIP -> "Consented, but no member of the account";
        };
    }

    /** What IT can do about it, or what happens by itself. */
    static String advice(ConsentRow request) {
        var cause = request.cause();
        return cause == null ? advice(request.status()) : advice(cause);
    }

    private static String advice(StuckCause cause) {
        return switch (cause) {
            case NOT_ACTIVATED ->
                "Has not activated Docusign yet: the person must first open Docusign’s activation mail. Not mailed by us"
                        + " until then, and checked daily.";
            case NO_USER_ID ->
                "The roster names no User ID. Import a file that has the column APIUserName, or enter it above.";
            case SEVERAL_USER_IDS -> "Docusign has several users of this address. Choose one of them above.";
            case UNKNOWN_USER_ID ->
                "Docusign knows no active user of this User ID here. Correct it above or in the roster.";
            case UNKNOWN_ADDRESS ->
                "Docusign knows no user of this address. Correct the address in the roster, or enter the User ID above.";
            case NO_MEMBERSHIP ->
                "Consent is given, but this user is no member of the configured Docusign account, so the application can"
                        + " do nothing there. Add the user to the account, or correct the User ID or account-id. Checked again weekly.";
        };
    }

    private static String advice(ConsentStatus status) {
        return switch (status) {
            case UNRESOLVED -> "Without a User ID Docusign cannot be asked.";
            case NEW -> "Docusign is asked first; nobody is mailed before.";
            case PENDING -> "Gets an invitation and reminders once the application is started.";
            case GRANTED -> "Nothing to do; checked again once in a while.";
            case REVOKED -> "Was given and is missing again. Gets a mail once the application is started.";
            case DECLINED -> "Gets no more mail. Talk to the person, then ask again.";
            case EXPIRED -> "Gets no more mail. Ask again, or exempt the person.";
            case FAULTY -> "Docusign does not know this user.";
            case EXEMPT -> "Taken out by IT: neither checked nor mailed.";
            case LEFT -> "No longer on the roster: neither checked nor mailed.";
        };
    }

    static String style(ConsentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
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
        return grouped(limit.used()) + " of " + grouped(limit.most()) + " mails in the last "
                + (limit.window().toHours() > 0
                        ? limit.window().toHours() + " hours"
                        : limit.window().toSeconds() + " seconds");
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

    static String words(NoticeStatus status) {
        return switch (status) {
            case QUEUED -> "Waiting";
            case SENDING -> "Being sent";
            case DELIVERED -> "Taken";
            case FAILED -> "Given up";
        };
    }

    static String style(NoticeStatus status) {
        return switch (status) {
            case QUEUED -> "queued";
            case SENDING -> "sending";
            case DELIVERED -> "sent";
            case FAILED -> "undeliverable";
        };
    }

    static String words(NoticeRow.Attempt attempt) {
        var status = attempt.httpStatus();
        var reason = attempt.reason();
        return (reason == null ? "taken (HTTP " + status + ")" : reason) + " after " + grouped(attempt.millis()) + " ms"
                + (attempt.late() ? ", too late to count" : "");
    }

    /** Why it was not taken last. */
    static String lastReason(NoticeRow notice) {
        var reason =
                notice.attempts().isEmpty() ? null : notice.attempts().getLast().reason();
        return reason == null ? "has not answered yet" : reason;
    }

    static String words(WebhookState state) {
        return switch (state) {
            case ACTIVE -> "On";
            case FAILING -> "Takes no calls";
            case OFF -> "Off";
        };
    }

    static String style(WebhookState state) {
        return switch (state) {
            case ACTIVE -> "started";
            case FAILING -> "deferred";
            case OFF -> "halted";
        };
    }

    /** Notices that wait or are on their way. */
    static long waiting(WebhookRow webhook) {
        return webhook.queues().getOrDefault(NoticeStatus.QUEUED, 0L)
                + webhook.queues().getOrDefault(NoticeStatus.SENDING, 0L);
    }

    static long failed(WebhookRow webhook) {
        return webhook.queues().getOrDefault(NoticeStatus.FAILED, 0L);
    }

    static String words(QuestionKind kind) {
        return switch (kind) {
            case NOT_ME -> "“This is not for me”";
            case LEFT_COMPANY -> "Left the company?";
            case SEVERAL_USER_IDS -> "Several User IDs";
            case OTHER_USER_ID_GRANTED -> "Another User ID has consented";
            case MASS_UNKNOWN_USERS -> "Many users unknown to Docusign";
            case MASS_REVOCATIONS -> "Many consents gone at once";
        };
    }

    static String words(ImportState state) {
        return switch (state) {
            case DRY_RUN -> "Dry run";
            case RUNNING -> "Running";
            case COMMITTED -> "Imported";
            case REFUSED -> "Refused";
            case FAILED -> "Failed";
        };
    }

    static String style(ImportState state) {
        return switch (state) {
            case COMMITTED -> "granted";
            case DRY_RUN, RUNNING -> "";
            case REFUSED, FAILED -> "faulty";
        };
    }

    static String words(Reject.Kind kind) {
        return switch (kind) {
            case REJECTED -> "Wrong";
            case DUPLICATE -> "Twice in the file";
            case CONFLICT -> "Contradiction";
        };
    }

    static String words(Result result) {
        return switch (result) {
            case PASSED -> "Passed";
            case WARNING -> "Warning";
            case RED -> "Red";
            case NOT_LOOKED_AT -> "Not looked at";
        };
    }

    static String style(Result result) {
        return switch (result) {
            case PASSED -> "granted";
            case WARNING -> "pending";
            case RED -> "faulty";
            case NOT_LOOKED_AT -> "";
        };
    }

    static String row(Reject reject) {
        return shortened(String.join(" · ", reject.cells()));
    }

    /** As much as is needed to recognize it. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    static boolean dryRun(RosterImport roster) {
        return roster.state() == ImportState.DRY_RUN;
    }

    /** Whether its rows are not in a file yet. */
    static boolean fetching(RosterImport roster) {
        return roster.progress().phase() == Phase.FETCHING;
    }

    static boolean full(RosterImport roster) {
        return roster.mode().equals(ImportMode.FULL.word());
    }

    static boolean changesAnything(RosterImport roster) {
        var counts = roster.counts();
        return counts.added() + counts.updated() + counts.leaving() > 0;
    }

    /** Whether there are more persons than the finding names. */
    static boolean moreThanNamed(RosterFindings.Finding finding) {
        return finding.kind() != RosterFindings.Kind.MANAGER_CYCLE
                && finding.kind() != RosterFindings.Kind.TYPO_DOMAIN
                && finding.persons() > NAMED;
    }

    static String words(Membership membership) {
        return switch (membership) {
            case UNTOLD -> "not told";
            case ACTIVE -> "active";
            case ACTIVATION_REQUIRED, ACTIVATION_SENT -> "not activated yet";
            case CLOSED -> "closed";
            case DISABLED -> "disabled";
        };
    }

    static String words(Phase phase) {
        return switch (phase) {
            case FETCHING -> "Reading the users at Docusign";
            case READING -> "Reading the file";
            case WAITING -> "Waiting for another import to end";
            case COMPARING -> "Comparing it with the roster";
            case WRITING -> "Writing the changes";
            case ENDED -> "Done";
        };
    }

    static String words(RosterChanges.Kind kind) {
        return switch (kind) {
            case ADDED -> "New";
            case UPDATED -> "Changed";
            case LEAVING -> "Leaving";
            case CLOSED -> "Closed in Docusign";
            case CHOICE -> "Several User IDs";
        };
    }

    static String style(RosterChanges.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What happens to them by the import. */
    static String advice(RosterChanges.Kind kind) {
        return switch (kind) {
            case ADDED -> "Checked at Docusign first; nobody is mailed before the application is started.";
            case UPDATED -> "The value before, and the one after.";
            case LEAVING -> "No longer on this roster: neither checked nor mailed any more, and kept for the record.";
            case CLOSED ->
                "Docusign has closed or disabled these users and they were not on the roster: they are left out.";
            case CHOICE ->
                "The file has several users with the same address. Which one is meant is asked on the page Questions.";
        };
    }

    static String words(RosterFindings.Kind kind) {
        return switch (kind) {
            case MANAGER_MISSING -> "No manager";
            case MANAGER_UNKNOWN -> "The manager is not on the roster";
            case MANAGER_EXTERNAL -> "The manager has an address outside the company";
            case MANAGER_SELF -> "Is their own manager";
            case MANAGER_CYCLE -> "Managers in a circle";
            case TYPO_DOMAIN -> "Perhaps misspelt";
            case NOT_ACTIVATED -> "Has not activated the Docusign account yet";
            case NO_USER_ID -> "No User ID";
        };
    }

    /** What comes of it. */
    static String advice(RosterFindings.Kind kind) {
        return switch (kind) {
            case MANAGER_MISSING -> "Stands in no manager’s report.";
            case MANAGER_UNKNOWN, MANAGER_EXTERNAL -> "The weekly report goes to an address we know nothing of.";
            case MANAGER_SELF -> "Gets a report about themselves.";
            case MANAGER_CYCLE -> "Each is a manager of the next. Correct one of them.";
            case TYPO_DOMAIN -> "Taken as it stands. Correct it in the file if it is wrong.";
            case NOT_ACTIVATED -> "Cannot consent before that: not mailed, checked again every day.";
            case NO_USER_ID -> "Looked for at Docusign by the address.";
        };
    }
}
