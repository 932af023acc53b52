package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consentcourier.oauth.OAuth2Settings;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings that are each well and do harm together, or that only a mail would show to be wrong. */
@Singleton
class MailSettings implements SettingsCheck {

    private static final int TIMES = 3;
    private static final String REPLY_TO = "courier.mail.reply-to";

    private static final String BY_REGISTRY =
            "Set quarkus.tls.mail.trust-store and quarkus.mailer.tls-configuration-name=mail";

    /** Settings of Quarkus' mailer that our own connections leave aside: better to say so than to fail at the first mail. */
    private static final Map<String, String> NOT_READ = Map.of(
            "key-store", BY_REGISTRY,
            "truststore.paths", BY_REGISTRY,
            "dkim.enabled", "Have the mail server sign, as it does for all mail of its domain");

    private final MailConfig config;
    private final Config settings;
    private final Duration timeout;

    MailSettings(
            MailConfig config,
            Config settings,
            @ConfigProperty(name = "quarkus.mailer.timeout", defaultValue = "60s") Duration timeout) {
        this.config = config;
        this.settings = settings;
        this.timeout = timeout;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        return Stream.of(lease(), usable("courier.mail.from", config.from()), replyTo(), login(), notRead())
                .flatMap(wrong -> wrong)
                .toList();
    }

    private Stream<WrongSetting> login() {
        var wrong = OAuth2Settings.wrong("courier.mail.oauth2", config.oauth2()).stream();
        return config.oauth2().tokenUri().isPresent() && !isSet("username")
                ? Stream.concat(
                        wrong,
                        Stream.of(new WrongSetting(
                                "quarkus.mailer.username", "missing. Set the address of the mailbox that sends")))
                : wrong;
    }

    private Stream<WrongSetting> notRead() {
        return NOT_READ.entrySet().stream()
                .filter(setting -> isSet(setting.getKey()))
                .map(setting ->
                        new WrongSetting("quarkus.mailer." + setting.getKey(), "not read. " + setting.getValue()));
    }

    private boolean isSet(String leaf) {
        return settings.getOptionalValue("quarkus.mailer." + leaf, String.class)
                .filter(value -> !value.isBlank() && !value.equals("false"))
                .isPresent();
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

    /** Each mail has it; one that only some servers take, or none, would make everybody undeliverable. */
    private static Stream<WrongSetting> usable(String key, String address) {
        var local = address.substring(address.indexOf('<') + 1, address.lastIndexOf('@'));
        if (!US_ASCII.newEncoder().canEncode(local)) {
            return Stream.of(new WrongSetting(
                    key, "has letters beyond ASCII before its @, which few mail servers take. Set an address without"));
        }
        try {
            MailHeaders.address(address);
            return Stream.empty();
        } catch (WireAddress.Unusable e) {
            return Stream.of(new WrongSetting(key, "not usable: " + e.reason()));
        }
    }

    private Stream<WrongSetting> replyTo() {
        return config.replyTo().stream().flatMap(MailSettings::replyTo);
    }

    private static Stream<WrongSetting> replyTo(String address) {
        return address.matches(MailConfig.ADDRESS)
                ? usable(REPLY_TO, address)
                : Stream.of(new WrongSetting(
                        REPLY_TO, "not an address like it-help@corp.example or IT Help <it-help@corp.example>"));
    }
}
