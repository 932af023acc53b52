package org.consentcourier.mail;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.text.ListFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the sentences of a language: those of the very locale, else of its language, else the English ones. */
public final class Wording {

    private static final List<Locale> OURS =
            Stream.of("en", "de", "fr", "es", "pt", "ja").map(Locale::of).toList();

    private Wording() {}

    /** The sentences whoever wishes for this locale is written to in. */
    public static MailMessages in(Locale wished) {
        var bundle = bundle(wished);
        var ours = ours(bundle);
        return Voice.current().in(bundle).map(own -> own.before(ours)).orElse(ours);
    }

    /** The wish where we speak its language, with its region, which writes dates and numbers its own way; else English. */
    public static Locale spoken(Locale wished) {
        return bundle(wished).getLanguage().equals(wished.getLanguage()) ? plain(wished) : Locale.ENGLISH;
    }

    /** Names in a row, as the language sets them: with its own “and”. */
    static String list(List<String> names, Locale locale) {
        return ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(names);
    }

    /** What the bundle that serves this locale is called. */
    static Locale bundle(Locale wished) {
        var plain = plain(wished);
        return Stream.of(plain, Locale.of(plain.getLanguage()))
                .filter(Wording::isWritten)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** All that are spoken, ours first. */
    static List<Locale> languages(Voice voice) {
        return Stream.concat(OURS.stream(), voice.sentences().keySet().stream())
                .distinct()
                .toList();
    }

    /** Whether we have sentences in the very locale. */
    static boolean isBuiltIn(Locale locale) {
        return OURS.contains(locale);
    }

    private static boolean isWritten(Locale locale) {
        return isBuiltIn(locale) || Voice.current().in(locale).isPresent();
    }

    private static MailMessages ours(Locale bundle) {
        return bundle.equals(Locale.ENGLISH) || !isBuiltIn(bundle)
                ? MessageBundles.get(MailMessages.class)
                : MessageBundles.get(MailMessages.class, Localized.Literal.of(bundle.toLanguageTag()));
    }

    /** Without other calendars and digits, which our sentences are not written for. */
    private static Locale plain(Locale locale) {
        return locale.stripExtensions();
    }
}
