package org.consentcourier.roster.file;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Languages by their tags and their names. */
final class Languages {

    private static final Set<String> CODES = Stream.concat(
                    Arrays.stream(Locale.getISOLanguages()),
                    Locale.availableLocales().map(Locale::getLanguage))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private Languages() {}

    private static final class Named {
        static final Names NAMES = new Names();

        static {
            NAMES.add("zh-Hans", "Simplified Chinese");
            NAMES.add("zh-Hant", "Traditional Chinese");
            NAMES.add("pt-BR", "Brazilian Portuguese");
            for (var code : Locale.getISOLanguages()) {
                NAMES.add(code, Locale.of(code).getISO3Language());
                NAMES.add(code, Locale.of(code), Locale::getDisplayLanguage);
            }
            Locale.availableLocales() // German (Germany), Chinese (Simplified)
                    .filter(locale -> !locale.getCountry().isEmpty()
                            || !locale.getScript().isEmpty())
                    .sorted(Comparator.comparing(Locale::toLanguageTag))
                    .forEach(locale -> NAMES.add(locale.toLanguageTag(), locale, Locale::getDisplayName));
        }
    }

    static String read(String cell) throws Broken {
        if (cell.isEmpty()) {
            return cell;
        }
        var tag = tag(cell);
        if (tag != null) {
            return tag;
        }
        var named = Named.NAMES.code(cell);
        if (named == null) {
            throw new Broken("is not a language: write its tag such as de or pt-BR, or its name");
        }
        return named;
    }

    /** A well-formed tag of no language that exists, such as "german", is none. */
    private static @Nullable String tag(String cell) {
        try {
            var locale =
                    new Locale.Builder().setLanguageTag(cell.replace('_', '-')).build();
            var country = locale.getCountry();
            return CODES.contains(locale.getLanguage())
                            && (country.isEmpty() || country.length() == 3 || COUNTRIES.contains(country))
                    ? locale.toLanguageTag()
                    : null;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
