package org.consentcourier.delivery;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.quarkus.logging.Log;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Public holidays by country, worked out when a country and year are first asked for, or before by {@link #prepare}. */
final class Holidays {

    /** Left to itself, the library would read with Jackson. */
    private static final String READER = "de.focus_shift.jollyday.jaxb.JaxbConfigurationService";

    /** A day is named as in the country itself where the library has its language, and else in English. */
    private static final Map<String, Locale> SPOKEN = Map.of(
            "DE", Locale.GERMAN,
            "AT", Locale.GERMAN,
            "FR", Locale.FRENCH,
            "NL", Locale.of("nl"),
            "PT", Locale.of("pt"),
            "BR", Locale.of("pt"),
            "SE", Locale.of("sv"));

    private final Map<InYear, Map<LocalDate, String>> known = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** A country, or a part of it, in one year. */
    private record InYear(String country, int year) {

        String code() {
            return parts()[0];
        }

        String calendar() {
            return code().toLowerCase(Locale.ROOT);
        }

        String[] subdivision() {
            var parts = parts();
            return parts.length == 1 ? new String[0] : new String[] {parts[1].toLowerCase(Locale.ROOT)};
        }

        private String[] parts() {
            return country.split("-", 2);
        }
    }

    /** The name of the holiday that day is there; {@code country} is ISO 3166, with or without a subdivision. */
    Optional<String> on(LocalDate day, String country) {
        return Optional.ofNullable(known.computeIfAbsent(new InYear(country, day.getYear()), this::read)
                .get(day));
    }

    /** Works out those of that year and the next; returns how many calendars were new. */
    int prepare(Collection<String> countries, int year) {
        var before = known.size();
        for (var country : countries) {
            known.computeIfAbsent(new InYear(country, year), this::read);
            known.computeIfAbsent(new InYear(country, year + 1), this::read);
        }
        return known.size() - before;
    }

    /** Whether the library has that country. */
    static boolean areKnown(String country) {
        return HolidayManager.getSupportedCalendarCodes().contains(new InYear(country, 0).code());
    }

    private Map<LocalDate, String> read(InYear wanted) {
        try {
            if (areKnown(wanted.country())) {
                return named(wanted);
            }
            if (unknown.add(wanted.country())) {
                Log.infof(
                        "No public holidays of %s are known: people there are asked on all working days",
                        wanted.country());
            }
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            // A calendar that cannot be read is no reason to ask nobody.
            Log.warnf(e, "The public holidays of %s cannot be read and are not kept free", wanted.country());
        }
        return Map.of();
    }

    private static Map<LocalDate, String> named(InYear wanted) {
        var properties = new Properties();
        properties.setProperty("configuration.service.impl", READER);
        var language = SPOKEN.getOrDefault(wanted.code(), Locale.ENGLISH);
        return HolidayManager.getInstance(ManagerParameters.create(wanted.calendar(), properties))
                .getHolidays(Year.of(wanted.year()), wanted.subdivision())
                .stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .collect(Collectors.toMap(
                        Holiday::getDate, holiday -> holiday.getDescription(language), (one, other) -> one));
    }
}
