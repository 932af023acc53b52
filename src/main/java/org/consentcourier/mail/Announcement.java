package org.consentcourier.mail;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to come, as the settings of this installation have it.
 *
 * @param locale one that {@link Wording#spoken} gave
 * @param sender where mails come from, with the name they show
 * @param days on which they come
 * @param from equal to {@code until}: at any hour
 * @param start the page on which one can check
 */
public record Announcement(
        Locale locale,
        String sender,
        List<About> applications,
        List<DayOfWeek> days,
        LocalTime from,
        LocalTime until,
        URI start) {

    /** Sets names into the script of the language, and keeps its own copies. */
    public Announcement {
        var script = Script.of(locale);
        sender = script.name(sender);
        days = days.stream().sorted().toList();
        applications = applications.stream().map(about -> about.in(script)).toList();
    }

    /**
     * One of the applications that ask.
     *
     * @param origin what the address of Docusign's page begins with
     * @param goLive the day it needs everybody's consent by
     * @param supportContact whom to ask
     */
    public record About(
            String name,
            URI origin,
            @Nullable LocalDate goLive,
            @Nullable String supportContact) {

        private About in(Script script) {
            return new About(
                    script.name(name), origin, goLive, supportContact == null ? null : script.name(supportContact));
        }

        /** The day as the language writes it; empty without one. */
        public String dayText(Locale locale) {
            return goLive == null ? "" : Dates.text(goLive, locale);
        }
    }

    /** The value of {@code lang}. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The value of {@code dir}. */
    public String dir() {
        return Script.of(locale).direction();
    }

    /** All names in one line. */
    public String names() {
        return joined(applications.stream().map(About::name).toList());
    }

    /** The subject of the first mail about each. */
    public List<String> subjects() {
        return applications.stream()
                .map(about -> Wording.in(locale).askSubject(about.name()))
                .toList();
    }

    /** What the addresses of Docusign's pages begin with. */
    public List<String> origins() {
        return distinct(
                applications.stream().map(about -> about.origin().toString()).toList());
    }

    /** Whom to ask, each once. */
    public List<String> contacts() {
        return distinct(applications.stream()
                .map(About::supportContact)
                .flatMap(contact -> contact == null ? Stream.<String>empty() : Stream.of(contact))
                .toList());
    }

    public String daysText() {
        return joined(days.stream()
                .map(day -> day.getDisplayName(TextStyle.FULL, locale))
                .toList());
    }

    /** Whether mails come at certain hours only. */
    public boolean hasHours() {
        return !from.equals(until);
    }

    public String fromText() {
        return time(from);
    }

    public String untilText() {
        return time(until);
    }

    private String time(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(time);
    }

    private String joined(List<String> words) {
        return String.join(locale.getLanguage().equals("ja") ? "、" : ", ", words);
    }

    private static List<String> distinct(List<String> words) {
        return words.stream().distinct().toList();
    }
}
