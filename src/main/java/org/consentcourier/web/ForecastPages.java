package org.consentcourier.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.access.Roles;
import org.consentcourier.application.Application;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.http.Refused;
import org.consentcourier.outreach.Forecast;
import org.consentcourier.outreach.ForecastWish;
import org.consentcourier.outreach.Forecasts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The mails to come as a calendar, and those of one day by name. */
@Path("/applications/{application}/forecast")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
class ForecastPages {

    private static final int PAGE_SIZE = 100;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ForecastPage(
            Application application,
            Forecast forecast,
            Choice choice,
            List<String> weekdays,
            List<Week> weeks,
            List<Map.Entry<DeliveryKind, Long>> totals,
            List<Map.Entry<String, Long>> held)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ForecastDay(
            Application application,
            String day,
            String zone,
            String back,
            List<Mail> mails,
            long total,
            int oneIn,
            @Nullable String next)
            implements TemplateInstance {}

    /** What is asked for, as it stands in the address. */
    record Choice(String weeks, String start, String perDay) {

        ForecastWish wish(String application) {
            var length = Query.number(weeks);
            var most = Query.number(perDay);
            return new ForecastWish(
                    application,
                    length == 0 ? ForecastWish.USUAL_WEEKS : Math.min(length, ForecastWish.MOST_WEEKS),
                    date(start),
                    most == 0 ? null : most);
        }

        String query() {
            var query = Query.string(Map.of("weeks", weeks, "start", start, "perDay", perDay));
            return query.equals("?") ? "" : query;
        }
    }

    /** A week of the calendar, from Monday; {@code week} names it. */
    record Week(String week, List<Cell> days) {}

    /**
     * One day of it.
     *
     * @param outside before the forecast begins, or after its end
     * @param link to the mails of that day, where there are any
     */
    record Cell(String day, boolean outside, @Nullable String link, List<Map.Entry<DeliveryKind, Long>> mails) {}

    /** One mail of a day. */
    record Mail(LocalTime time, Forecast.Mail mail) {

        /** Whether the step is a number people know it by. */
        public boolean isNumbered() {
            return mail.kind() == DeliveryKind.REMINDER;
        }
    }

    private final KnownApplications applications;
    private final Forecasts forecasts;

    ForecastPages(KnownApplications applications, Forecasts forecasts) {
        this.applications = applications;
        this.forecasts = forecasts;
    }

    @GET
    public TemplateInstance calendar(
            @RestPath String application,
            @RestQuery @DefaultValue("") String weeks,
            @RestQuery @DefaultValue("") String start,
            @RestQuery @DefaultValue("") String perDay) {
        var known = applications.get(application);
        var choice = new Choice(weeks, start, perDay);
        var forecast = forecasts.of(choice.wish(known.key()));
        return new ForecastPage(
                known,
                forecast,
                choice,
                Stream.of(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .toList(),
                weeks(forecast, choice),
                List.copyOf(forecast.totals().entrySet()),
                List.copyOf(forecast.held().entrySet()));
    }

    @GET
    @Path("{day}")
    public TemplateInstance day(
            @RestPath String application,
            @RestPath String day,
            @RestQuery @DefaultValue("") String weeks,
            @RestQuery @DefaultValue("") String start,
            @RestQuery @DefaultValue("") String perDay,
            @RestQuery @DefaultValue("") String page) {
        var known = applications.get(application);
        var choice = new Choice(weeks, start, perDay);
        var wanted = date(day);
        if (wanted == null) {
            throw new Refused(404, "That is no day.");
        }
        var shown = Query.number(page);
        var here = path(known.key());
        var found = forecasts.on(wanted, choice.wish(known.key()), shown * PAGE_SIZE, PAGE_SIZE);
        var forecast = found.forecast();
        var zone = forecast.zone();
        return new ForecastDay(
                known,
                DAY.format(wanted),
                zone.getId(),
                here + choice.query(),
                found.mails().stream()
                        .map(mail -> new Mail(time(mail.at(), zone), mail))
                        .toList(),
                total(forecast, wanted),
                forecast.basis().oneIn(),
                found.next() == null ? null : here + "/" + wanted + next(choice, shown + 1));
    }

    private static long total(Forecast forecast, LocalDate wanted) {
        return forecast.days().stream()
                .filter(day -> day.day().equals(wanted))
                .mapToLong(Forecast.Day::total)
                .sum();
    }

    private static List<Week> weeks(Forecast forecast, Choice choice) {
        var first = forecast.days().getFirst().day();
        var monday = first.with(DayOfWeek.MONDAY);
        var last = forecast.days().getLast().day();
        return monday.datesUntil(last.plusDays(1), Period.ofWeeks(1))
                .map(begin -> new Week(
                        SHORT.format(begin),
                        IntStream.range(0, DayOfWeek.values().length)
                                .mapToObj(begin::plusDays)
                                .map(day -> cell(forecast, choice, day))
                                .toList()))
                .toList();
    }

    private static Cell cell(Forecast forecast, Choice choice, LocalDate day) {
        return forecast.days().stream()
                .filter(found -> found.day().equals(day))
                .findFirst()
                .map(found -> new Cell(
                        SHORT.format(day),
                        false,
                        found.mails().isEmpty() ? null : path(forecast.application()) + "/" + day + choice.query(),
                        List.copyOf(found.mails().entrySet())))
                .orElseGet(() -> new Cell(SHORT.format(day), true, null, List.of()));
    }

    private static String path(String application) {
        return "/applications/" + application + "/forecast";
    }

    private static String next(Choice choice, int page) {
        return Query.string(Map.of(
                "weeks",
                choice.weeks(),
                "start",
                choice.start(),
                "perDay",
                choice.perDay(),
                "page",
                String.valueOf(page)));
    }

    private static LocalTime time(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
