package org.consentcourier.alarm;

import jakarta.inject.Singleton;
import java.util.List;
import org.consentcourier.settings.MailAddress;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;

/** An alarm that goes to no address is noticed too late. */
@Singleton
class AlarmSettings implements SettingsCheck {

    private final AlarmsConfig config;

    AlarmSettings(AlarmsConfig config) {
        this.config = config;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        return config.recipients().stream().allMatch(MailAddress::is)
                ? List.of()
                : List.of(new WrongSetting(
                        "courier.alarms.to", "not all of it are addresses. Set it@corp.example,ops@corp.example"));
    }
}
