package org.consentcourier.mail;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report: who has not given permission.
 *
 * @param state in plain words of the mail's language
 * @param advice what would help, in that language; null: nothing but time
 * @param ageDays how long they have been in that state
 * @param lastMail null when nothing has been sent yet
 * @param links what can be done from the mail; null: nothing
 */
public record MissingPerson(
        String name,
        String email,
        String application,
        String state,
        @Nullable String advice,
        long ageDays,
        @Nullable LocalDate lastMail,
        int mailsSent,
        @Nullable PersonLinks links) {

    /** Sets the names on one line, and cuts the longest. */
    public MissingPerson {
        name = Script.LEFT_TO_RIGHT.shortName(name);
        application = Script.LEFT_TO_RIGHT.shortName(application);
    }

    /** The state and its age in the sentences of a language. */
    public String standing(Locale locale) {
        var words = Wording.in(locale);
        if (ageDays < 1) {
            return words.stateSinceToday(state);
        }
        return ageDays == 1 ? words.stateSinceYesterday(state) : words.stateSince(state, Numbers.text(ageDays, locale));
    }

    /** What was sent, in the sentences of a language. */
    public String mails(Locale locale) {
        var words = Wording.in(locale);
        return lastMail == null ? words.noMail() : words.lastMail(Dates.text(lastMail, locale), mailsSent);
    }
}
