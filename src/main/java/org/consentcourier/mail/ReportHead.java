package org.consentcourier.mail;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every report begins and ends with.
 *
 * @param locale one that {@link Wording#spoken} gave
 * @param readerName null: it is not known
 * @param period in words, for example "week 48 of 2026"
 * @param weekly whether the report before was that of the week before
 * @param page the same report as a page
 */
public record ReportHead(
        Locale locale,
        Sender sender,
        @Nullable String readerName,
        Because because,
        String period,
        boolean weekly,
        WithFiles files,
        URI page) {

    /** Sets names into the script of the language. */
    public ReportHead {
        var script = Script.of(locale);
        sender = sender.in(script);
        readerName = readerName == null ? null : script.name(readerName);
    }

    /** The value of {@code lang}. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The value of {@code dir}. */
    public String dir() {
        return Script.of(locale).direction();
    }

    /** A number as the language writes it. */
    public String number(Number number) {
        return Numbers.text(number.longValue(), locale);
    }

    /** For example "12 of 15 done, +4 this week". */
    public String sentence(Progress progress) {
        var words = Wording.in(locale);
        var standing = words.someDone(number(progress.done()), number(progress.total()));
        var change = change(progress.change(), words);
        return change.isEmpty() ? standing : words.partOf(standing, change);
    }

    /** Why the reader gets it. */
    public String why() {
        return because.in(locale);
    }

    /** Where the people are besides; empty where there is nothing to say. */
    public String filesNote() {
        return files.in(locale);
    }

    private String change(@Nullable Long change, MailMessages words) {
        if (change == null) {
            return "";
        }
        if (change == 0) {
            return weekly ? words.sameThisWeek() : words.sameSince();
        }
        var signed = (change > 0 ? "+" : "−") + number(Math.abs(change));
        return weekly ? words.changeThisWeek(signed) : words.changeSince(signed);
    }
}
