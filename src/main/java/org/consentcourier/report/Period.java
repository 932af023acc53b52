package org.consentcourier.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * One period of reporting. Its key is unique, sorts by time among those of one length, and may stand in an address:
 *
 * <ul>
 *   <li>whole weeks, {@code 2026-W48}: the ISO week it begins in, at midnight of the zone;
 *   <li>whole days, {@code 2026-W48-3}: the day of that week, likewise;
 *   <li>anything else, {@code 2026-W48-3-1432}, and seconds where the length needs them: in UTC, because an hour of local
 *       time comes twice a year.
 * </ul>
 *
 * <p>Periods are counted from the Monday before the epoch.
 *
 * @param startsAt its first instant
 */
record Period(String key, Instant startsAt) {

    private static final LocalDate ORIGIN = LocalDate.of(1969, 12, 29);
    private static final int DAYS_OF_WEEK = 7;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("-HHmm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("-HHmmss", Locale.ROOT);

    /** The period that instant lies in; {@code weekday} is the day on which whole weeks begin. */
    static Period at(Instant now, Duration length, DayOfWeek weekday, ZoneId zone) {
        if (!isWholeDays(length)) {
            return ofSeconds(now, length.toSeconds());
        }
        var weeks = length.toDays() % DAYS_OF_WEEK == 0;
        return ofDays(now.atZone(zone).toLocalDate(), length.toDays(), weeks ? ORIGIN.with(weekday) : ORIGIN, zone);
    }

    static boolean isWholeDays(Duration length) {
        return length.equals(Duration.ofDays(length.toDays()));
    }

    private static Period ofDays(LocalDate today, long days, LocalDate origin, ZoneId zone) {
        var begun = Math.floorDiv(ChronoUnit.DAYS.between(origin, today), days);
        var start = origin.plusDays(begun * days);
        var key = date(start);
        return new Period(
                days % DAYS_OF_WEEK == 0 ? key.substring(0, key.lastIndexOf('-')) : key,
                start.atStartOfDay(zone).toInstant());
    }

    private static Period ofSeconds(Instant now, long seconds) {
        var origin = ORIGIN.atStartOfDay(ZoneOffset.UTC);
        var begun = Math.floorDiv(ChronoUnit.SECONDS.between(origin.toInstant(), now), seconds);
        var start = origin.plusSeconds(begun * seconds);
        var time = seconds % 60 == 0 ? MINUTES : SECONDS;
        return new Period(date(start.toLocalDate()) + time.format(start), start.toInstant());
    }

    // Years and weeks as ISO 8601 has them, which differ from the calendar's around New Year.
    private static String date(LocalDate day) {
        return DateTimeFormatter.ISO_WEEK_DATE.format(day);
    }
}
