package org.consentcourier.mail;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Days of the week as an administrator writes them: {@code MON-FRI}, {@code SUN-THU} or {@code MON,WED,FRI}. */
public record Weekdays(Set<DayOfWeek> days) {

    /** Keeps its own copy. */
    public Weekdays {
        days = Set.copyOf(days);
    }

    /** Reads the written form; also the converter the settings use. */
    public static Weekdays of(String written) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : written.split(",", -1)) {
            days.addAll(range(part.strip()));
        }
        return new Weekdays(days);
    }

    private static Set<DayOfWeek> range(String part) {
        var ends = part.split("-", 2);
        var last = day(ends[ends.length - 1]);
        var days = EnumSet.of(last);
        for (var day = day(ends[0]); day != last; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        var wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day ->
                        day.name().equals(wanted) || day.name().substring(0, 3).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no day of the week; write for example MON-FRI or MON,WED,FRI"));
    }
}
