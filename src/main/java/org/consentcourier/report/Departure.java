package org.consentcourier.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When the mails about a snapshot leave: each in the morning of whoever gets it.
 *
 * @param length of a period; what is no whole days leaves at once
 * @param zone of those whose own the roster does not tell
 */
record Departure(Duration length, LocalTime hour, ZoneId zone) {

    /** A snapshot is taken a moment after its period begins: whose hour strikes in that moment is not left waiting for a day. */
    private static final Duration A_MOMENT = Duration.ofHours(1);

    static Departure of(ReportsConfig config) {
        return new Departure(config.period(), config.hour(), config.zone());
    }

    /** The first time it is the hour at the place of the recipient, since a snapshot was taken of a period that began then. */
    Instant after(Instant startsAt, Instant takenAt, @Nullable ZoneId own) {
        if (!Period.isWholeDays(length)) {
            return takenAt;
        }
        var place = own == null ? zone : own;
        var since = takenAt.isAfter(startsAt.plus(A_MOMENT)) ? takenAt : startsAt;
        var at = firstHour(since, place);
        return at.isBefore(takenAt) ? takenAt : at;
    }

    private Instant firstHour(Instant since, ZoneId place) {
        var today = since.atZone(place).toLocalDate();
        var at = today.atTime(hour).atZone(place).toInstant();
        return at.isBefore(since) ? today.plusDays(1).atTime(hour).atZone(place).toInstant() : at;
    }
}
