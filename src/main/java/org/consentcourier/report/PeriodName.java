package org.consentcourier.report;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.consentcourier.mail.Wording;

/** The key of a period as people say it. */
final class PeriodName {

    private static final Pattern KEY =
            Pattern.compile("(?<year>\\d{4})-W(?<week>\\d{2})(-(?<day>[1-7])(-(?<time>(\\d{2}){2,3}))?)?");

    private static final Words ENGLISH = new Words() {
        @Override
        public String week(String week, String year) {
            return "week %s of %s".formatted(week, year);
        }

        @Override
        public String partOf(String period, String part) {
            return period + ", " + part;
        }
    };

    /** How a language says it. */
    private interface Words {
        String week(String week, String year);

        String partOf(String period, String part);
    }

    private PeriodName() {}

    /** For example "week 48 of 2026", or "week 48 of 2026, Wednesday, 14:32 UTC"; what is no key stays what it is. */
    static String of(String key) {
        return of(key, Locale.ENGLISH, ENGLISH);
    }

    /** The same in the words of a mail. */
    static String of(String key, Locale locale) {
        var words = Wording.in(locale);
        return of(key, locale, new Words() {
            @Override
            public String week(String week, String year) {
                return words.week(week, year);
            }

            @Override
            public String partOf(String period, String part) {
                return words.partOf(period, part);
            }
        });
    }

    private static String of(String key, Locale locale, Words words) {
        var parts = KEY.matcher(key);
        if (!parts.matches()) {
            return key;
        }
        var name = words.week(parts.group("week").replaceFirst("^0", ""), parts.group("year"));
        if (parts.group("day") != null) {
            var day = DayOfWeek.of(Integer.parseInt(parts.group("day")));
            name = words.partOf(name, day.getDisplayName(TextStyle.FULL, locale));
        }
        if (parts.group("time") != null) {
            name = words.partOf(name, String.join(":", parts.group("time").split("(?<=\\G\\d{2})")) + " UTC");
        }
        return name;
    }
}
