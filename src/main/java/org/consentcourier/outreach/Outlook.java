package org.consentcourier.outreach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens next to a request by itself.
 *
 * @param at not before then; null: nobody knows
 * @param why why this, or why nothing yet, or nothing at all
 * @param about what {@code why} leaves open: the kind of the question, the address, what the mail waits for, the number of the reminder
 */
public record Outlook(
        What what, @Nullable Instant at, Why why, @Nullable String about) {

    /** What happens. */
    public enum What {
        INVITATION,
        RECONSENT,
        REMINDER,
        EXPIRY_NOTICE,
        /** A mail to the manager. */
        ESCALATION,
        /** Asking ends. */
        EXPIRY,
        /** Docusign is asked, and a mail may follow. */
        CHECK,
        NOTHING
    }

    /** Why it does then, or not yet, or not at all. */
    public enum Why {
        /** It is time; window, limits and a fresh check are all it waits for. */
        DUE,
        /** It comes in its time if nobody answers. */
        IN_ITS_TIME,
        /** The mail is in the queue. */
        ON_ITS_WAY,
        PAUSED,
        HALTED,
        /** No node runs it with the settings that are confirmed. */
        OTHER_SETTINGS,
        /** The application is configured no more. */
        NOT_CONFIGURED,
        NOT_ACTIVATED,
        /** No wave has let the person in. */
        NOT_LET_IN,
        AWAY,
        OPEN_QUESTION,
        UNDELIVERABLE,
        /** Nobody is mailed before the first check. */
        FIRST_CHECK,
        /** No mail is left in this round, and it does not end by itself. */
        NO_MAIL_LEFT,
        NO_USER_ID,
        GRANTED,
        DECLINED,
        EXPIRED,
        UNKNOWN_USER,
        EXEMPT,
        LEFT
    }

    static Outlook nothing(Why why) {
        return new Outlook(What.NOTHING, null, why, null);
    }

    Outlook because(Why reason, @Nullable String detail) {
        return new Outlook(what, null, reason, detail);
    }

    Outlook from(@Nullable Instant time) {
        return new Outlook(what, time, why, about);
    }
}
