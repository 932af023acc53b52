package org.consentcourier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.consentcourier.settings.WrongSetting;
import org.junit.jupiter.api.Test;

class ApplicationCalendarsTest {

    @Test
    void all_that_is_wrong_in_the_calendars_is_told_at_once() {
        var calendars = calendars(Map.of(
                "courier.applications.archive.time-zone", "Mars/Olympus",
                "courier.applications.archive.country", "Mars",
                "courier.applications.archive.blackout", "soon",
                "courier.applications.crm.country", "XX",
                "courier.applications.crm.time-zone", "Europe/Berlin"));

        assertThat(calendars.wrongSettings())
                .extracting(WrongSetting::key)
                .containsExactlyInAnyOrder(
                        "courier.applications.\"archive\".time-zone",
                        "courier.applications.\"archive\".country",
                        "courier.applications.\"archive\".blackout",
                        "courier.applications.\"crm\".country");
    }

    private static ApplicationCalendars calendars(Map<String, String> settings) {
        return new ApplicationCalendars(new SmallRyeConfigBuilder()
                .withMapping(CourierConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(CourierConfig.class));
    }
}
