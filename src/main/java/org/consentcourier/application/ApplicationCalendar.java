package org.consentcourier.application;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.application.CourierConfig.ApplicationConfig;
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
        var prefix = "courier.applications.\"" + key + "\".";
        return new ApplicationCalendar(
                config.timeZone().map(written -> zone(prefix + "time-zone", written.strip())),
                config.country().map(written -> country(prefix + "country", written.strip())),
                Blackout.read(prefix + "blackout", config.blackout().orElse(List.of())));
    }

    private static ZoneId zone(String key, String written) {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            throw new WrongSettings(
                    key, "\"" + written + "\" is no time zone. Write its name such as Europe/Berlin or Asia/Kathmandu");
        }
    }

    private static String country(String key, String written) {
        var country = written.toUpperCase(Locale.ROOT);
        if (!country.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?")
                || !Arrays.asList(Locale.getISOCountries()).contains(country.substring(0, 2))) {
            throw new WrongSettings(
                    key,
                    "\"" + written + "\" is no country. Write its ISO 3166 code such as DE, with or without that of a"
                            + " part of it, such as DE-BY");
        }
        return country;
    }
}
