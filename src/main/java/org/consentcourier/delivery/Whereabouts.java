package org.consentcourier.delivery;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail is to arrive, as far as days and hours go; what is not known is taken from the settings.
 *
 * @param application key of the application it is about
 * @param zone of the person
 * @param country of the person, ISO 3166
 */
public record Whereabouts(
        @Nullable String application,
        @Nullable ZoneId zone,
        @Nullable String country) {

    /** Those of a person, as an application sees them. */
    public static Whereabouts of(String application, Optional<ZoneId> zone, Optional<String> country) {
        return new Whereabouts(application, zone.orElse(null), country.orElse(null));
    }
}
