package org.consentcourier.web;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for a language, the strongest first; knows no request and no database.
 *
 * @param chosen of the switch on the page, as part of the address
 * @param remembered chosen before, kept in a cookie
 * @param person what the roster says of the person a genuine link is about
 * @param accepted the header of the browser
 */
record LanguageWish(
        @Nullable String chosen,
        @Nullable String remembered,
        @Nullable Locale person,
        @Nullable String accepted) {

    /** One of ours in any case: whom we do not understand we answer in English. */
    Language language() {
        return own().or(() -> Optional.ofNullable(person).flatMap(Language::of))
                .or(() -> Language.accepted(accepted))
                .orElse(Language.EN);
    }

    /** What the reader has chosen here, which beats all that others say of them. */
    Optional<Language> own() {
        return Language.of(chosen).or(() -> Language.of(remembered));
    }
}
