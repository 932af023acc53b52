package org.consentcourier.mail;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings that are each well and do harm together, or that only a mail would show to be wrong. */
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
        return Stream.concat(lease(), replyTo()).toList();
    }

    /** A lease that ends while a slow server may still answer would let another node send the same mail. */
    private Stream<WrongSetting> lease() {
        return config.lease().compareTo(timeout.multipliedBy(TIMES)) < 0
                ? Stream.of(new WrongSetting(
                        "courier.mail.lease",
                        "shorter than three times quarkus.mailer.timeout (%d s). Set at least %d s"
                                .formatted(
                                        timeout.toSeconds(),
                                        timeout.multipliedBy(TIMES).toSeconds())))
                : Stream.empty();
    }

    private Stream<WrongSetting> replyTo() {
        return config.replyTo().stream()
                .filter(address -> !address.matches(MailConfig.ADDRESS))
                .map(address -> new WrongSetting(
                        "courier.mail.reply-to",
                        "not an address like it-help@corp.example or IT Help <it-help@corp.example>"));
    }
}
