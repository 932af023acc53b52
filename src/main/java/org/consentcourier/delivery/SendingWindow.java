package org.consentcourier.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;
import java.util.stream.Stream;

/** Days and hours, in a person's own zone, at which mail may leave; from equal to until means the whole day. */
record SendingWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    /** Days within which it surely opens, even where a clock that is put forward has skipped it once. */
    private static final int DAYS_AHEAD = 22;

    SendingWindow {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("courier.mail.window.days names no day: no mail would ever leave");
        }
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("courier.mail.window.until (" + until
                    + ") is before courier.mail.window.from (" + from + "); make both equal for the whole day");
        }
    }

    /** The first instant, now or later, at which it is open. */
    Instant nextOpen(Instant now, ZoneId zone) {
        if (isOpen(now, zone)) {
            return now;
        }
        var today = now.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> beginnings(day, zone))
                .filter(beginning -> beginning.isAfter(now) && isOpen(beginning, zone))
                .findFirst()
                .orElseThrow();
    }

    private boolean isOpen(Instant at, ZoneId zone) {
        var here = at.atZone(zone);
        var time = here.toLocalTime();
        return days.contains(here.getDayOfWeek()) && (wholeDay() || (!time.isBefore(from) && time.isBefore(until)));
    }

    /** When it may open on that day, in order: as a rule once; its hour may come twice, or not at all, and then the changed clock opens it. */
    private Stream<Instant> beginnings(LocalDate day, ZoneId zone) {
        var rules = zone.getRules();
        var begin = wholeDay() ? day.atStartOfDay() : day.atTime(from);
        var usual = rules.getValidOffsets(begin).stream().map(begin::toInstant);
        var tomorrow = day.plusDays(1).atStartOfDay(zone).toInstant();
        var changes = Stream.iterate(
                        rules.nextTransition(day.atStartOfDay(zone).toInstant().minusSeconds(1)),
                        change -> change != null && change.getInstant().isBefore(tomorrow),
                        change -> rules.nextTransition(change.getInstant()))
                .map(ZoneOffsetTransition::getInstant);
        return Stream.concat(usual, changes).sorted();
    }

    private boolean wholeDay() {
        return from.equals(until);
    }
}
