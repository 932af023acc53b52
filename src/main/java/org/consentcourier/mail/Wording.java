package org.consentcourier.mail;

import io.quarkus.arc.Arc;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the sentences of a language. */
final class Wording {

    private Wording() {}

    /** Those of the locale, else of its language, else the English ones. */
    static MailMessages in(Locale locale) {
        return Stream.of(locale.toLanguageTag(), locale.getLanguage())
                .map(tag -> Arc.container().instance(MailMessages.class, Localized.Literal.of(tag)))
                .filter(handle -> handle.isAvailable())
                .map(handle -> handle.get())
                .findFirst()
                .orElseGet(() -> MessageBundles.get(MailMessages.class));
    }
}
