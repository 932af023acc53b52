package org.consentcourier.application;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;

/** Finds what an application says about days and hours. */
@Singleton
public class ApplicationCalendars implements SettingsCheck {

    private final CourierConfig config;

    ApplicationCalendars(CourierConfig config) {
        this.config = config;
    }

    /** All of them, by key. */
    public Map<String, ApplicationCalendar> all() {
        return config.applications().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> ApplicationCalendar.read(entry.getKey(), entry.getValue())));
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        return config.applications().entrySet().stream()
                .flatMap(entry -> ApplicationCalendar.wrong(entry.getKey(), entry.getValue()))
                .toList();
    }
}
