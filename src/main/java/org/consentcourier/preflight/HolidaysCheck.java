package org.consentcourier.preflight;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.delivery.WorkingCalendar;
import org.consentcourier.roster.People;

/** Whether the public holidays of the countries people are in are known; where they are not, everybody there is asked on them. */
@Singleton
class HolidaysCheck implements Check {

    private final WorkingCalendar calendar;
    private final People people;

    HolidaysCheck(WorkingCalendar calendar, People people) {
        this.calendar = calendar;
        this.people = people;
    }

    @Override
    public List<Finding> look(Application application) {
        if (!calendar.keepsHolidays()) {
            return List.of();
        }
        var own = calendar.countryOf(application.key());
        var countries = people.countries();
        var unknown = Stream.concat(
                        own.stream()
                                .filter(country -> !calendar.knowsHolidaysOf(country))
                                .map("%s (the application's)"::formatted),
                        countries.entrySet().stream()
                                .filter(entry -> !calendar.knowsHolidaysOf(entry.getKey()))
                                .map(HolidaysCheck::words))
                .toList();
        var all = Stream.concat(own.stream(), countries.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        return all.isEmpty() ? List.of() : List.of(look(all, unknown));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return List.of(Finding.look(Topic.HOLIDAYS, "courier.outreach.holidays").notLookedAt(reason));
    }

    private static String words(Map.Entry<String, Long> people) {
        return "%s (%,d %s)"
                .formatted(people.getKey(), people.getValue(), people.getValue() == 1 ? "person" : "people");
    }

    private static Finding look(List<String> all, List<String> unknown) {
        var look = Finding.look(Topic.HOLIDAYS, all.stream().collect(Collectors.joining(", ")));
        return unknown.isEmpty()
                ? look.passed("Nobody there is asked on a public holiday.")
                : look.warning(
                        "The public holidays of %s are not known: people there are asked on all working days."
                                .formatted(String.join(", ", unknown)),
                        "Where the country is wrong, correct the roster or courier.applications.\"key\".country. Else"
                                + " set the days that matter as a blackout.");
    }
}
