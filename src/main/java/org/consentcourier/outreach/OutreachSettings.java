package org.consentcourier.outreach;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.application.CourierConfig;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.settings.MailAddress;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.consentcourier.settings.WrongSettings;

/** Reads the policy of every application before anything else starts. */
@Singleton
class OutreachSettings implements SettingsCheck {

    private final CourierConfig applications;
    private final OutreachConfig defaults;
    private final OwnOutreachConfig own;
    private final MailConfig mail;

    OutreachSettings(CourierConfig applications, OutreachConfig defaults, OwnOutreachConfig own, MailConfig mail) {
        this.applications = applications;
        this.defaults = defaults;
        this.own = own;
        this.mail = mail;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        return Stream.concat(
                        wrongOwner(),
                        applications.applications().keySet().stream().flatMap(this::wrongIn))
                .distinct() // a default that is wrong is so for all
                .toList();
    }

    private Stream<WrongSetting> wrongOwner() {
        return defaults.owner().stream()
                .filter(address -> !MailAddress.is(address))
                .map(_ -> new WrongSetting(
                        "courier.outreach.owner", "not one mail address. Set such as it@corp.example"));
    }

    /** As this node is configured; fails with the first of {@link #wrongSettings()}. */
    OutreachPolicy policy(String application) {
        var goLive = Optional.ofNullable(applications.applications().get(application))
                .flatMap(CourierConfig.ApplicationConfig::goLive);
        return new PolicyReader(
                        application,
                        defaults,
                        Optional.ofNullable(own.applications().get(application))
                                .map(OwnOutreachConfig.OwnConfig::outreach),
                        goLive.map(day -> day.atStartOfDay(mail.window().zone())))
                .read();
    }

    private Stream<WrongSetting> wrongIn(String application) {
        try {
            policy(application);
            return Stream.empty();
        } catch (WrongSettings wrong) {
            return wrong.settings().stream();
        }
    }
}
