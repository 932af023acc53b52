package org.consentcourier.mail;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One who has not answered.
 *
 * @param manager the direct manager; null: nobody is known
 * @param lastMail the day of the last of the mails sent
 * @param lastDay the day after which we stop asking; null: we do not
 * @param applicationName which one lacks the permission
 */
public record OverduePerson(
        String name,
        String email,
        @Nullable String manager,
        int mailsSent,
        LocalDate lastMail,
        @Nullable LocalDate lastDay,
        String applicationName) {

    /** A list of the longest names would be cut off by mail programs. */
    public OverduePerson {
        name = Script.LEFT_TO_RIGHT.shortName(name);
        applicationName = Script.LEFT_TO_RIGHT.shortName(applicationName);
        manager = manager == null ? null : Script.LEFT_TO_RIGHT.shortName(manager);
    }

    public String lastMailText(Locale locale) {
        return Dates.text(lastMail, locale);
    }

    /** Empty where we do not stop. */
    public String lastDayText(Locale locale) {
        return lastDay == null ? "" : Dates.text(lastDay, locale);
    }
}
