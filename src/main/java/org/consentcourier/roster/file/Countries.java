package org.consentcourier.roster.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Countries by their ISO codes and their names. */
final class Countries {

    private static final Set<String> CODES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private Countries() {}

    /** What people write and Java does not. */
    private static final class Named {
        static final Names NAMES = new Names();

        static {
            for (var code : Locale.getISOCountries()) { // in order: where two share a name, the same one counts always
                var country = Locale.of("", code);
                NAMES.add(code, country.getISO3Country());
                NAMES.add(code, country, Locale::getDisplayCountry);
            }
            also(
                    "GB",
                    "UK",
                    "Great Britain",
                    "England",
                    "Scotland",
                    "Wales",
                    "Northern Ireland",
                    "Großbritannien",
                    "Grande-Bretagne",
                    "Gran Bretaña",
                    "Grã-Bretanha");
            also(
                    "US",
                    "United States of America",
                    "Vereinigte Staaten von Amerika",
                    "États-Unis d'Amérique",
                    "Estados Unidos de América",
                    "EE. UU.",
                    "アメリカ");
            also("NL", "Holland", "The Netherlands", "Holanda");
            also("CZ", "Czech Republic", "Tschechische Republik", "République tchèque");
            also("CN", "PR China", "People's Republic of China", "Volksrepublik China");
            also("HK", "Hong Kong", "Hongkong");
            also("MO", "Macau", "Macao");
            also("KR", "Korea", "Republic of Korea", "Südkorea");
            also("TR", "Turkey", "Türkei");
            also("RU", "Russian Federation", "Russische Föderation");
            also("VN", "Viet Nam");
        }

        private static void also(String code, String... names) {
            for (var name : names) {
                NAMES.add(code, name);
            }
        }
    }

    static String read(String cell) throws Broken {
        if (cell.isEmpty()) {
            return cell;
        }
        var code = cell.toUpperCase(Locale.ROOT);
        if (CODES.contains(code)) {
            return code;
        }
        var named = Named.NAMES.code(cell);
        if (named == null) {
            throw new Broken("is not a country: write its two-letter code such as DE, or its name");
        }
        return named;
    }
}
