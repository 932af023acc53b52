package org.consentcourier.mail;

import io.quarkus.arc.Arc;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the sentences of a language: those of the very locale, else of its language, else the English ones. */
public final class Wording {

    private Wording() {}

    /** The sentences whoever wishes for this locale is written to in. */
    public static MailMessages in(Locale wished) {
        var bundle = bundle(wished);
        return bundle.equals(Locale.ENGLISH)
                ? MessageBundles.get(MailMessages.class)
                : Arc.container()
                        .instance(MailMessages.class, Localized.Literal.of(bundle.toLanguageTag()))
                        .get();
    }

    /** The wish where we speak its language, with its region, which writes dates and numbers its own way; else English. */
    public static Locale spoken(Locale wished) {
        return bundle(wished).getLanguage().equals(wished.getLanguage()) ? plain(wished) : Locale.ENGLISH;
    }

    /** What the bundle that serves this locale is called. */
    static Locale bundle(Locale wished) {
        var plain = plain(wished);
        return Stream.of(plain, Locale.of(plain.getLanguage()))
                .filter(Wording::isWritten)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static boolean isWritten(Locale locale) {
        return !locale.getLanguage().isEmpty()
                && Arc.container()
                        .instance(MailMessages.class, Localized.Literal.of(locale.toLanguageTag()))
                        .isAvailable();
    }

    /** Without other calendars and digits, which our sentences are not written for. */
    private static Locale plain(Locale locale) {
        return locale.stripExtensions();
    }
}
