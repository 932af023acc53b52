package org.consentcourier.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.outreach.Forecast;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as the API gives it.
 *
 * @param started false: as if it were started, at {@code from}
 * @param timeZone whose days they are
 * @param exact to the person and day, because everybody was looked at
 * @param sampledOneIn only one in so many people was looked at, under that share of the limits, and the numbers are multiples; 1: all were
 * @param held people nothing can leave for at present, by what keeps it
 * @param mails those of the day asked for, or of the people looked at where not all were; absent where no day was
 * @param next where there are more of them: give it as "after"
 */
record ForecastView(
        String application,
        Instant madeAt,
        boolean started,
        Instant from,
        String timeZone,
        boolean exact,
        int sampledOneIn,
        Map<DeliveryKind, Long> totals,
        Map<String, Long> held,
        List<Day> days,
        @Nullable List<Forecast.Mail> mails,
        @Nullable Integer next) {

    /** One day; kinds of none are absent. */
    record Day(LocalDate day, long total, Map<DeliveryKind, Long> mails) {}

    static ForecastView of(Forecast forecast) {
        return of(forecast, null, null);
    }

    static ForecastView of(Forecast.OfDay day) {
        return of(day.forecast(), day.mails(), day.next());
    }

    private static ForecastView of(Forecast forecast, @Nullable List<Forecast.Mail> mails, @Nullable Integer next) {
        return new ForecastView(
                forecast.application(),
                forecast.madeAt(),
                forecast.started(),
                forecast.from(),
                forecast.zone().getId(),
                forecast.basis().exact(),
                forecast.basis().oneIn(),
                forecast.totals(),
                forecast.held(),
                forecast.days().stream()
                        .map(day -> new Day(day.day(), day.total(), day.mails()))
                        .toList(),
                mails,
                next);
    }
}
