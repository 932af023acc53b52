package org.consentcourier.report;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** The key of a period as people say it. */
final class PeriodName {

    private static final Pattern KEY =
            Pattern.compile("(?<year>\\d{4})-W(?<week>\\d{2})(-(?<day>[1-7])(-(?<time>(\\d{2}){2,3}))?)?");

    private PeriodName() {}

    /** For example "week 48 of 2026", or "week 48 of 2026, Wednesday, 14:32 UTC"; what is no key stays what it is. */
    static String of(String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches()) {
            return key;
        }
        var name = new StringBuilder(
                "week %d of %s".formatted(Integer.parseInt(parts.group("week")), parts.group("year")));
        if (parts.group("day") != null) {
            var day = DayOfWeek.of(Integer.parseInt(parts.group("day")));
            name.append(", ").append(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        if (parts.group("time") != null) {
            name.append(", ")
                    .append(String.join(":", parts.group("time").split("(?<=\\G\\d{2})")))
                    .append(" UTC");
        }
        return name.toString();
    }
}
