package org.consentcourier.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.delivery.DeliveryKind;
import org.jspecify.annotations.Nullable;

/**
 * Which mails of an application leave on which day if nobody acts.
 *
 * @param madeAt what is known by then is taken into account
 * @param started false: as if it were started, at {@code from}
 * @param zone whose days they are
 * @param days every one of the time asked for, in order
 * @param held people nothing can leave for at present, by what keeps it
 * @param basis how exact it is
 */
public record Forecast(
        String application,
        Instant madeAt,
        boolean started,
        Instant from,
        ZoneId zone,
        List<Day> days,
        Map<String, Long> held,
        Basis basis) {

    /** How many mails of which kind leave on one day; kinds of none are absent. */
    public record Day(LocalDate day, Map<DeliveryKind, Long> mails) {

        /** Of all kinds. */
        public long total() {
            return mails.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What the numbers stand for.
     *
     * @param oneIn only one in so many people was looked at, and the numbers are multiples; 1: everybody was
     */
    public record Basis(int oneIn) {

        /** To the person and day. */
        public boolean exact() {
            return oneIn == 1;
        }
    }

    /**
     * A mail that would leave.
     *
     * @param step its place in the round; 0 is the first mail
     * @param name of whom it asks; empty where it tells somebody of others
     * @param people how many it is about
     */
    public record Mail(DeliveryKind kind, int step, Instant at, String to, String name, int people) {}

    /**
     * The same with some of the mails of one day in the order in which they leave.
     *
     * @param mails of the part asked for
     * @param next where the part behind it begins; null: there is none
     */
    public record OfDay(
            Forecast forecast, List<Mail> mails, @Nullable Integer next) {}

    /** Of one kind over the whole time. */
    public Map<DeliveryKind, Long> totals() {
        var totals = new EnumMap<DeliveryKind, Long>(DeliveryKind.class);
        days.forEach(day -> day.mails().forEach((kind, many) -> totals.merge(kind, many, Long::sum)));
        return totals;
    }
}
