package org.consentcourier.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Predicate;

/** Some people of an application of whom so many a day get their first mail, those with the lowest ids first. */
final class LettingIn {

    private final int perDay;
    private final ZoneId zone;
    private final Predicate<Someone> members;
    private LocalDate day;
    private int mailedThatDay;

    /** Let in, and not mailed yet: they count on every day. */
    private int onTheWay;

    /**
     * Those that wait for it, and how far it has come by then.
     *
     * @param at the time of the numbers, there where its days are counted
     */
    LettingIn(int perDay, Predicate<Someone> members, ZonedDateTime at, int mailedThatDay, int onTheWay) {
        this.perDay = perDay;
        this.zone = at.getZone();
        this.members = members;
        this.day = at.toLocalDate();
        this.mailedThatDay = mailedThatDay;
        this.onTheWay = onTheWay;
    }

    /** Lets in whoever may be by now. */
    void run(Track track, Instant now) {
        turnTo(now);
        var waiting = track.waiting.iterator();
        while (room() > 0 && waiting.hasNext()) {
            var who = waiting.next();
            if (members.test(who)) {
                waiting.remove();
                who.letInBy = this;
                onTheWay++;
                track.plan(who, now);
            }
        }
    }

    /** When more may be; empty: never, or at once. */
    Optional<Instant> next(Track track, Instant now) {
        turnTo(now);
        return track.waiting.isEmpty() || room() > 0
                ? Optional.empty()
                : Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    void mailed(Instant now) {
        turnTo(now);
        onTheWay--;
        mailedThatDay++;
    }

    private int room() {
        return perDay - onTheWay - mailedThatDay;
    }

    private void turnTo(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        if (!today.equals(day)) {
            day = today;
            mailedThatDay = 0;
        }
    }
}
