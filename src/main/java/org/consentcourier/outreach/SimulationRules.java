package org.consentcourier.outreach;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.consentcourier.delivery.QuotaWindow;
import org.consentcourier.grant.Cadence;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation goes by, beside the policies.
 *
 * @param checkBeat how often checks are looked for
 * @param dailyCap mails that may ask one person on one day, over all applications; 0: any number
 * @param mailed how many asked whom on the day it is
 * @param mailBeat how often mails are planned and sent
 * @param inAdvance for how many mails of an application Docusign is asked at a time
 */
record SimulationRules(
        Duration checkBeat,
        Duration mailBeat,
        int inAdvance,
        Duration fresh,
        Duration lease,
        Cadence cadence,
        QuotaWindow quota,
        int dailyCap,
        MailedDays mailed,
        Openings openings) {

    /** Days and hours at the place a mail about an application goes to. */
    interface Openings {

        /** When it may leave, now or later. */
        Instant next(Instant now, Thought mail, String application);

        LocalDate day(Instant now, Thought mail, String application);

        /** When one may leave that has to wait for the next day. */
        Instant nextDay(Instant now, Thought mail, String application);
    }

    /** Where a manager is, as far as the roster says. */
    record Place(@Nullable ZoneId zone, @Nullable String country) {

        static final Place UNKNOWN = new Place(null, null);
    }
}
