package org.consentcourier.mail;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report: who has not given permission.
 *
 * @param state in plain words of the mail's language
 * @param advice what they must do before they can give it, or whoever knows them, in that language; null: nothing
 * @param ageDays how long they have been in that state
 * @param lastMail null when nothing has been sent yet
 */
public record MissingPerson(
        String name,
        String email,
        String application,
        String state,
        @Nullable String advice,
        long ageDays,
        @Nullable LocalDate lastMail,
        int mailsSent) {

    /** Sets the names on one line, and cuts the longest. */
    public MissingPerson {
        name = Script.LEFT_TO_RIGHT.shortName(name);
        application = Script.LEFT_TO_RIGHT.shortName(application);
    }

    /** Those days as the language writes numbers. */
    public String ageText(Locale locale) {
        return Numbers.text(ageDays, locale);
    }

    /** The day of the last mail as the language writes it; empty without one. */
    public String lastMailText(Locale locale) {
        return lastMail == null ? "" : Dates.text(lastMail, locale);
    }
}
