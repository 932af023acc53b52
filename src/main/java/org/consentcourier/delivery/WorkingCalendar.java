package org.consentcourier.delivery;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.application.ApplicationCalendar;
import org.consentcourier.application.ApplicationCalendars;
import org.consentcourier.application.Blackout;
import org.consentcourier.mail.MailConfig;
import org.jspecify.annotations.Nullable;

/**
 * Knows when people are at work: within the sending window, in their own time zone, on neither a public holiday of their country nor a
 * blackout date. Asks neither clock nor database.
 */
@Startup // Wrong settings must stop the start, not the first mail.
@ApplicationScoped
public class WorkingCalendar {

    /** Blackouts have an end; who has put one after the other for years is asked again then. */
    private static final int FAR = 1500;

    private static final String WINDOW = "sending window";
    private static final String BLACKOUT = "a blackout date";

    /** What a mail waits for that has to wait for the next day. */
    static final String NEXT_DAY = "the next day: courier.outreach.daily-cap";

    /** With the country and the name of the day. */
    static final String HOLIDAY = "a public holiday in %s: %s";

    /** All else that mails wait for because of the calendar. */
    static final List<String> WAITS = List.of(WINDOW, BLACKOUT, NEXT_DAY);

    private final SendingWindow window;
    private final ZoneId zone;
    private final @Nullable Holidays holidays;
    private final Blackout blackout;
    private final Map<String, ApplicationCalendar> applications;

    @Inject
    WorkingCalendar(
            MailConfig mail, CalendarConfig calendar, CalendarSettings settings, ApplicationCalendars applications) {
        this(
                window(mail),
                mail.window().zone(),
                calendar.holidays() ? new Holidays() : null,
                settings.blackout(),
                applications.all());
    }

    /** By hand; without holidays where {@code holidays} is null. */
    WorkingCalendar(
            SendingWindow window,
            ZoneId zone,
            @Nullable Holidays holidays,
            Blackout blackout,
            Map<String, ApplicationCalendar> applications) {
        this.window = window;
        this.zone = zone;
        this.holidays = holidays;
        this.blackout = blackout;
        this.applications = Map.copyOf(applications);
    }

    /** The same with another window, and no holidays. */
    WorkingCalendar within(MailConfig mail) {
        return new WorkingCalendar(window(mail), mail.window().zone(), null, blackout, applications);
    }

    private static SendingWindow window(MailConfig mail) {
        return new SendingWindow(
                mail.window().days().days(), mail.window().from(), mail.window().until());
    }

    /** When a mail that asks for consent may leave, at that instant or after it, and what holds it until then. */
    public Opening nextOpening(Instant now, Whereabouts where) {
        var here = zone(where);
        var opening = window.nextOpen(now, here);
        @Nullable String holiday = null;
        for (var looked = 0; looked < FAR; looked++) {
            var day = opening.atZone(here).toLocalDate();
            var closed = closed(day, where);
            if (closed.isEmpty()) {
                break;
            }
            holiday = holiday == null ? closed.get() : holiday;
            opening = window.nextOpen(day.plusDays(1).atStartOfDay(here).toInstant(), here);
        }
        return new Opening(opening, opening.equals(now) ? null : holiday == null ? WINDOW : holiday);
    }

    /** The same of somebody no application is known to ask, in that zone and country (ISO 3166). */
    public Opening nextOpening(Instant now, ZoneId zone, @Nullable String country) {
        return nextOpening(now, new Whereabouts(null, zone, country));
    }

    /** The zone a person's days and hours are told in. */
    public ZoneId zone(Whereabouts where) {
        var own = where.zone();
        return own != null ? own : of(where).flatMap(ApplicationCalendar::zone).orElse(zone);
    }

    /** The day it is for that person, whichever application asks: the one that may have so many mails. */
    public LocalDate day(Instant at, Whereabouts where) {
        return at.atZone(dayZone(where)).toLocalDate();
    }

    /** When a mail may leave that has to wait for the next day. */
    public Instant nextDay(Instant now, Whereabouts where) {
        var tomorrow = day(now, where).plusDays(1).atStartOfDay(dayZone(where)).toInstant();
        return nextOpening(tomorrow, where).at();
    }

    private ZoneId dayZone(Whereabouts where) {
        var own = where.zone();
        return own == null ? zone : own;
    }

    /**
     * Works out the holidays of these countries and of those that applications name, for the year of that day and the next, so that no
     * mail has to wait for it while it is being claimed; returns how many calendars were new.
     */
    public int expect(Collection<String> countries, LocalDate day) {
        var kept = holidays;
        return kept == null
                ? 0
                : kept.prepare(
                        Stream.concat(
                                        countries.stream(),
                                        applications.values().stream().flatMap(one -> one.country().stream()))
                                .collect(Collectors.toSet()),
                        day.getYear());
    }

    /** Whether public holidays are kept free at all. */
    public boolean keepsHolidays() {
        return holidays != null;
    }

    /** Whether the public holidays of that country would be known; ISO 3166, with or without a subdivision. */
    public boolean knowsHolidaysOf(String country) {
        return Holidays.areKnown(country);
    }

    /** The country of those whose own the roster does not say. */
    public Optional<String> countryOf(String application) {
        return Optional.ofNullable(applications.get(application)).flatMap(ApplicationCalendar::country);
    }

    /** Whether one person may be asked for more than one application. */
    boolean severalAsk() {
        return applications.size() > 1;
    }

    /** When nothing but the days of the week and the hours are kept to. */
    Opening nextInWindow(Instant now, @Nullable ZoneId own) {
        var opening = window.nextOpen(now, own == null ? zone : own);
        return new Opening(opening, opening.equals(now) ? null : WINDOW);
    }

    private Optional<String> closed(LocalDate day, Whereabouts where) {
        if (blackout.includes(day)
                || of(where)
                        .filter(calendar -> calendar.blackout().includes(day))
                        .isPresent()) {
            return Optional.of(BLACKOUT);
        }
        var kept = holidays;
        return kept == null
                ? Optional.empty()
                : country(where)
                        .flatMap(country -> kept.on(day, country).map(name -> HOLIDAY.formatted(country, name)));
    }

    private Optional<String> country(Whereabouts where) {
        var own = where.country();
        return own != null ? Optional.of(own) : of(where).flatMap(ApplicationCalendar::country);
    }

    private Optional<ApplicationCalendar> of(Whereabouts where) {
        return Optional.ofNullable(where.application()).map(applications::get);
    }
}
