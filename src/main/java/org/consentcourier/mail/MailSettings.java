package org.consentcourier.mail;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A lease that ends while a slow server may still answer would let another node send the same mail. */
@Singleton
class MailSettings implements SettingsCheck {

    private static final int TIMES = 3;

    private final MailConfig config;
    private final Duration timeout;

    MailSettings(
            MailConfig config,
            @ConfigProperty(name = "quarkus.mailer.timeout", defaultValue = "60s") Duration timeout) {
        this.config = config;
        this.timeout = timeout;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        return config.lease().compareTo(timeout.multipliedBy(TIMES)) < 0
                ? List.of(new WrongSetting(
                        "courier.mail.lease",
                        "shorter than three times quarkus.mailer.timeout (%d s). Set at least %d s"
                                .formatted(
                                        timeout.toSeconds(),
                                        timeout.multipliedBy(TIMES).toSeconds())))
                : List.of();
    }
}
