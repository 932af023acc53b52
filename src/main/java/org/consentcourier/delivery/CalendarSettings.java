package org.consentcourier.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.application.Blackout;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.consentcourier.settings.WrongSettings;

/** Looks at the days on which nobody is asked before anything else starts. */
@Singleton
class CalendarSettings implements SettingsCheck {

    private static final String BLACKOUT = "courier.outreach.blackout";

    private final CalendarConfig config;

    CalendarSettings(CalendarConfig config) {
        this.config = config;
    }

    Blackout blackout() {
        return Blackout.read(BLACKOUT, config.blackout().orElse(List.of()));
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        try {
            blackout();
            return List.of();
        } catch (WrongSettings wrong) {
            return wrong.settings();
        }
    }
}
