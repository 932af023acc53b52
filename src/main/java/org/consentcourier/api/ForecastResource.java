package org.consentcourier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.consentcourier.access.Roles;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.delivery.SendingRules;
import org.consentcourier.outreach.ForecastWish;
import org.consentcourier.outreach.Forecasts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/applications/{key}/forecast")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
@Tag(name = "Applications")
class ForecastResource {

    private final Applications applications;
    private final ApplicationStates states;
    private final Forecasts forecasts;
    private final SendingRules sending;
    private final Clock clock;

    ForecastResource(
            Applications applications,
            ApplicationStates states,
            Forecasts forecasts,
            SendingRules sending,
            Clock clock) {
        this.applications = applications;
        this.states = states;
        this.forecasts = forecasts;
        this.sending = sending;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ConsentCsv.MEDIA_TYPE})
    @Operation(
            operationId = "forecast",
            summary = "Which mails leave on which day if nobody acts",
            description =
                    "Of an application that is not started: as if it were started now, or on the day \"start\", with at most"
                            + " \"perDay\" first mails a day. With \"Accept: text/csv\" one line for each day and kind. \"day\""
                            + " adds the mails of that day, and to whom they go, a page of them at a time.")
    @APIResponse(
            responseCode = "200",
            description = "Every day of the time asked for",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ForecastView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    public Response forecast(
            String key,
            @RestQuery @Nullable String weeks,
            @RestQuery @Nullable String start,
            @RestQuery @Nullable String perDay,
            @RestQuery @Nullable String day,
            @BeanParam Page page,
            @Context HttpHeaders headers) {
        if (applications.find(key).isEmpty()) {
            throw new NotFoundException();
        }
        var wish = wish(key, weeks, start, perDay);
        var wanted = within(wish, "day", date("day", day));
        if (wantsCsv(headers)) {
            return Response.ok(new ForecastCsv(forecasts.of(wish)), ConsentCsv.MEDIA_TYPE)
                    .build();
        }
        var view = wanted == null
                ? ForecastView.of(forecasts.of(wish))
                : ForecastView.of(forecasts.on(wanted, wish, after(page), page.limit()));
        return Response.ok(view, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static int after(Page page) {
        var after = number("after", page.after, Integer.MAX_VALUE);
        return after == null ? 0 : after;
    }

    private ForecastWish wish(String key, @Nullable String weeks, @Nullable String start, @Nullable String perDay) {
        var length = number("weeks", weeks, ForecastWish.MOST_WEEKS);
        var wish = new ForecastWish(
                key,
                length == null ? ForecastWish.USUAL_WEEKS : length,
                date("start", start),
                number("perDay", perDay, Integer.MAX_VALUE));
        within(wish, "start", wish.start());
        if (states.of(key).mayMail() && (wish.start() != null || wish.perDay() != null)) {
            throw Wrong.parameter(
                    wish.start() == null ? "perDay" : "start", "is for an application that is not started");
        }
        return wish;
    }

    private static @Nullable Integer number(String name, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            var number = Integer.parseInt(value.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of bounds.
        }
        throw Wrong.parameter(name, "must be a whole number from 1 to " + most);
    }

    private static @Nullable LocalDate date(String name, @Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : LocalDate.parse(value.strip());
        } catch (DateTimeException e) {
            throw Wrong.parameter(name, "must be a day such as 2026-11-30");
        }
    }

    /** Nothing can be foreseen of days that are over, nor of those after its end. */
    private @Nullable LocalDate within(ForecastWish wish, String name, @Nullable LocalDate day) {
        var first = clock.instant().atZone(sending.zone(wish.application())).toLocalDate();
        var last = first.plusWeeks(wish.weeks()).minusDays(1);
        if (day != null && (day.isBefore(first) || day.isAfter(last))) {
            throw Wrong.parameter(name, "must be a day of the forecast, from " + first + " to " + last);
        }
        return day;
    }

    private static boolean wantsCsv(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type ->
                        type.isCompatible(ConsentCsv.TYPE) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }
}
