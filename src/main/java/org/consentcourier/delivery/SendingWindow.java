package org.consentcourier.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** Days and hours, in a person's own zone, at which mail may leave; from equal to until means the whole day. */
record SendingWindow(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

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
        var here = now.atZone(zone);
        return isOpen(here) ? now : nextOpening(here);
    }

    private boolean isOpen(ZonedDateTime here) {
        var time = here.toLocalTime();
        return days.contains(here.getDayOfWeek()) && (wholeDay() || (!time.isBefore(from) && time.isBefore(until)));
    }

    private Instant nextOpening(ZonedDateTime here) {
        return here.toLocalDate()
                .datesUntil(here.toLocalDate().plusDays(9))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(day -> opening(day, here.getZone()))
                .filter(opening -> opening.isAfter(here))
                .findFirst()
                .orElseThrow()
                .toInstant();
    }

    private ZonedDateTime opening(LocalDate day, ZoneId zone) {
        return wholeDay() ? day.atStartOfDay(zone) : day.atTime(from).atZone(zone);
    }

    private boolean wholeDay() {
        return from.equals(until);
    }
}
