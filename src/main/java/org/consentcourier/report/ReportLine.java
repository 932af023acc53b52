package org.consentcourier.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.mail.MailMessages;
import org.consentcourier.mail.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One person and one application, as the snapshot keeps them.
 *
 * @param department empty: none, or a snapshot of before it was kept; so are country and domain
 * @param statusBefore at the snapshot before; null: was not there
 * @param cause why asking leads nowhere at present; null: it does not
 * @param problem why they are late; null: they are not
 * @param ageDays days in that state, by the calendar of the reports' zone
 * @param lastMailOn day of the last mail of this round, in the same zone; null without one
 * @param mailsSent in this round
 * @param undeliverable whether the address takes no mail
 */
public record ReportLine(
        UUID requestId,
        @Nullable UUID personId,
        String application,
        String applicationName,
        String personName,
        String personEmail,
        @Nullable String managerEmail,
        String department,
        String country,
        String domain,
        ConsentStatus status,
        @Nullable ConsentStatus statusBefore,
        @Nullable StuckCause cause,
        @Nullable Problem problem,
        Instant since,
        long ageDays,
        @Nullable LocalDate lastMailOn,
        int mailsSent,
        boolean undeliverable) {

    /** The state in plain words, in English, as pages and the API say it. */
    public String state() {
        return state(Locale.ENGLISH);
    }

    /** What the person or their manager can do about it. */
    public @Nullable String advice() {
        return advice(Locale.ENGLISH);
    }

    /** Whether somebody has to help. */
    public boolean isLate() {
        return problem != null;
    }

    /** The state in the words of a mail. */
    String state(Locale locale) {
        return state(Wording.in(locale));
    }

    String state(MailMessages words) {
        return cause == null ? StatusWords.of(status, words) : StatusWords.of(cause, words);
    }

    /** The advice in the words of a mail. */
    @Nullable
    String advice(Locale locale) {
        return advice(Wording.in(locale));
    }

    @Nullable
    String advice(MailMessages words) {
        return problem == null ? null : StatusWords.advice(problem, words);
    }
}
