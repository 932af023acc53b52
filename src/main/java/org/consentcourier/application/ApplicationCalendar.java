package org.consentcourier.application;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.application.CourierConfig.ApplicationConfig;
import org.consentcourier.settings.WrongSetting;
import org.consentcourier.settings.WrongSettings;

/**
 * What the settings of one application say about days and hours.
 *
 * @param zone of those whose own the roster does not say
 * @param country of those whose own the roster does not say: ISO 3166, with or without a subdivision ({@code DE-BY})
 * @param blackout beside that of all applications
 */
public record ApplicationCalendar(Optional<ZoneId> zone, Optional<String> country, Blackout blackout) {

    static ApplicationCalendar read(String key, ApplicationConfig config) {
        return new ApplicationCalendar(zone(key, config), country(key, config), blackout(key, config));
    }

    /** All that is wrong in them, so that one start tells it. */
    static Stream<WrongSetting> wrong(String key, ApplicationConfig config) {
        return Stream.<Part>of(ApplicationCalendar::zone, ApplicationCalendar::country, ApplicationCalendar::blackout)
                .flatMap(part -> wrongIn(part, key, config));
    }

    /** Reads one of them, and fails where it is wrong. */
    private interface Part {
        Object read(String key, ApplicationConfig config);
    }

    private static Stream<WrongSetting> wrongIn(Part part, String key, ApplicationConfig config) {
        try {
            part.read(key, config);
            return Stream.empty();
        } catch (WrongSettings wrong) {
            return wrong.settings().stream();
        }
    }

    private static Optional<ZoneId> zone(String key, ApplicationConfig config) {
        return config.timeZone().map(written -> zone(setting(key, "time-zone"), written.strip()));
    }

    private static Optional<String> country(String key, ApplicationConfig config) {
        return config.country().map(written -> country(setting(key, "country"), written.strip()));
    }

    private static Blackout blackout(String key, ApplicationConfig config) {
        return Blackout.read(setting(key, "blackout"), config.blackout().orElse(List.of()));
    }

    private static String setting(String key, String leaf) {
        return "courier.applications.\"" + key + "\"." + leaf;
    }

    private static ZoneId zone(String setting, String written) {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            throw new WrongSettings(
                    setting,
                    "\"" + written + "\" is no time zone. Write its name such as Europe/Berlin or Asia/Kathmandu");
        }
    }

    private static String country(String setting, String written) {
        var country = written.toUpperCase(Locale.ROOT);
        if (!country.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?")
                || !Arrays.asList(Locale.getISOCountries()).contains(country.substring(0, 2))) {
            throw new WrongSettings(
                    setting,
                    "\"" + written + "\" is no country. Write its ISO 3166 code such as DE, with or without that of a"
                            + " part of it, such as DE-BY");
        }
        return country;
    }
}
