package org.consentcourier.application;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.consentcourier.settings.WrongSettings;

/** Looks at every setting of the applications before anything else starts, so that all that is wrong is told at once. */
@Singleton
class ApplicationSettings implements SettingsCheck {

    private final CourierConfig config;

    ApplicationSettings(CourierConfig config) {
        this.config = config;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        var general = Stream.<Runnable>of(
                () -> Applications.baseUrl(config),
                () -> Applications.requireSecrets(config),
                () -> Applications.requireAny(config));
        var each = config.applications().entrySet().stream()
                .<Runnable>map(entry -> () ->
                        new ApplicationReader(entry.getKey(), entry.getValue(), Applications.UNKNOWN_BASE).read());
        return Stream.concat(general, each)
                .flatMap(ApplicationSettings::wrongIn)
                .toList();
    }

    private static Stream<WrongSetting> wrongIn(Runnable reading) {
        try {
            reading.run();
            return Stream.empty();
        } catch (WrongSettings wrong) {
            return wrong.settings().stream();
        }
    }
}
