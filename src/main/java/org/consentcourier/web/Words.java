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
import org.consentcourier.grant.PersonAnswer;
import org.consentcourier.outreach.NotNudged;
import org.consentcourier.preflight.Result;

/** What IT reads instead of the constants of people and consents, and what every page needs. */
@TemplateExtension
class Words {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final int LONGEST = 160;

    private Words() {}

    static String utc(Instant instant) {
        return UTC.format(instant);
    }

    /** With separators between the thousands. */
    static String grouped(Number number) {
        return String.format(Locale.ENGLISH, "%,d", number.longValue());
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

    static String words(NotNudged reason) {
        return switch (reason) {
            case NOT_ASKED -> "Nothing is asked of them at present";
            case NOT_INVITED -> "The first mail has not left yet";
            case NOT_ACTIVATED -> "Not activated at Docusign yet";
            case QUESTION -> "A question about them waits for an answer";
            case UNDELIVERABLE -> "The address takes no mail";
            case QUEUED -> "A mail is on its way";
            case COOLDOWN -> "Had a mail a short time ago";
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
            case PENDING -> "Has not consented. Is asked and reminded by mail while the application is started.";
            case GRANTED -> "Nothing to do; checked again once in a while.";
            case REVOKED -> "Was given and is missing again. Is asked once more while the application is started.";
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

    static String words(QuestionKind kind) {
        return switch (kind) {
            case NOT_ME -> "“This is not for me”";
            case LEFT_COMPANY -> "Left the company?";
            case WRONG_MANAGER -> "Another manager’s?";
            case EXEMPTION_WANTED -> "Exempt, says the manager";
            case DECLINED -> "Declined";
            case SEVERAL_USER_IDS -> "Several User IDs";
            case OTHER_USER_ID_GRANTED -> "Another User ID has consented";
            case MASS_UNKNOWN_USERS -> "Many users unknown to Docusign";
            case MASS_REVOCATIONS -> "Many consents gone at once";
        };
    }

    /** Where a question comes from. */
    static String asker(String actor) {
        return actor.equals("redirect page") ? "said on our page" : "asked by " + actor;
    }

    static String words(PersonAnswer answer) {
        return switch (answer) {
            case WRONG_PERSON -> "Wrong person: exempt";
            case RIGHT -> "Right person: go on asking";
            case LEFT -> "Has left: take off the roster";
            case STAYS -> "Still here: go on asking";
            case CORRECTED -> "Corrected on the roster: go on asking";
            case THEIRS -> "The manager is right: go on asking";
            case GO_ON -> "No exemption: go on asking";
            case REOPEN -> "Ask again";
            case EXEMPT -> "Exempt: no check, no mail";
            case LEAVE -> "Leave as is";
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

    /** As much as is needed to recognize it. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
