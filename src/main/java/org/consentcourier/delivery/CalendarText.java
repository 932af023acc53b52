package org.consentcourier.delivery;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentcourier.application.ApplicationCalendar;
import org.consentcourier.application.ApplicationCalendars;
import org.consentcourier.application.Blackout;
import org.consentcourier.mail.MailConfig;

/** What the settings say of days and hours, to be kept and compared. */
@ApplicationScoped
public class CalendarText {

    private static final String NONE = "none";

    private final Map<String, String> common = new LinkedHashMap<>();
    private final Map<String, ApplicationCalendar> applications;

    CalendarText(MailConfig mail, CalendarConfig config, CalendarSettings settings, ApplicationCalendars applications) {
        var window = mail.window();
        common.put("daily-cap", String.valueOf(config.dailyCap()));
        common.put("holidays", String.valueOf(config.holidays()));
        common.put("blackout", days(settings.blackout()));
        common.put(
                "window.days",
                window.days().days().stream()
                        .sorted()
                        .map(DayOfWeek::name)
                        .map(name -> name.substring(0, 3))
                        .collect(joining(",")));
        common.put("window.from", window.from().toString());
        common.put("window.until", window.until().toString());
        common.put("window.zone", window.zone().getId());
        this.applications = applications.all();
    }

    /** By which an application sends: one line for each setting. */
    public String of(String application) {
        var lines = new LinkedHashMap<>(common);
        var own = Optional.ofNullable(applications.get(application));
        lines.put(
                "own time-zone",
                own.flatMap(ApplicationCalendar::zone).map(ZoneId::getId).orElse(NONE));
        lines.put("own country", own.flatMap(ApplicationCalendar::country).orElse(NONE));
        lines.put("own blackout", own.map(calendar -> days(calendar.blackout())).orElse(NONE));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue())
                .collect(joining("\n"));
    }

    private static String days(Blackout blackout) {
        List<Blackout.Days> days = blackout.days();
        return days.isEmpty()
                ? NONE
                : days.stream()
                        .map(range -> range.first().equals(range.last())
                                ? range.first().toString()
                                : range.first() + "/" + range.last())
                        .collect(joining(","));
    }
}
