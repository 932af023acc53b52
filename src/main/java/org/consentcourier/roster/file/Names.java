package org.consentcourier.roster.file;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Codes by their names in the languages of our users. */
final class Names {

    /** The languages that headers and names are understood in. */
    static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.of("es"),
            Locale.of("pt"),
            Locale.of("pt", "PT"),
            Locale.JAPANESE);

    private final Map<String, String> codes = new HashMap<>();

    /** Of two codes with one name the first counts. */
    void add(String code, Locale meant, BiFunction<Locale, Locale, String> name) {
        for (var language : LANGUAGES) {
            add(code, name.apply(meant, language));
        }
    }

    void add(String code, String name) {
        codes.putIfAbsent(Keys.of(name), code);
    }

    /** The code of a name in any spelling; null: unknown. */
    @org.jspecify.annotations.Nullable
    String code(String name) {
        return codes.get(Keys.of(name));
    }
}
