package org.consentcourier.bounce;

import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentcourier.oauth.OAuth2Settings;
import org.consentcourier.settings.SettingsCheck;
import org.consentcourier.settings.WrongSetting;

/** A mailbox that cannot be logged in to, or mail that could not come back, is noticed too late. */
@Singleton
class BounceSettings implements SettingsCheck {

    /** An address may have 64 characters before its @, and ours adds 42. */
    private static final Pattern RETURN_PATH = Pattern.compile("[A-Za-z0-9._=-]{1,22}@[A-Za-z0-9.-]+");

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

    private final BouncesConfig config;
    private final TlsConfigurationRegistry certificates;

    BounceSettings(BouncesConfig config, TlsConfigurationRegistry certificates) {
        this.config = config;
        this.certificates = certificates;
    }

    @Override
    public List<WrongSetting> wrongSettings() {
        var wrong = new ArrayList<WrongSetting>();
        config.returnPath()
                .filter(address -> !RETURN_PATH.matcher(address).matches())
                .ifPresent(address -> wrong.add(new WrongSetting(
                        "courier.bounces.return-path",
                        "not an address with at most 22 plain characters before its @. Set bounces@corp.example")));
        config.host().ifPresent(host -> login(host, wrong));
        config.tlsConfigurationName()
                .filter(name -> certificates.get(name).isEmpty())
                .ifPresent(name -> wrong.add(new WrongSetting(
                        "courier.bounces.tls-configuration-name",
                        "there is no quarkus.tls.%s. Set quarkus.tls.%s.trust-store.pem.certs".formatted(name, name))));
        return wrong;
    }

    private void login(String host, List<WrongSetting> wrong) {
        if (config.user().isEmpty()) {
            wrong.add(new WrongSetting("courier.bounces.user", "missing. Set the mailbox's login"));
        }
        var oauth2 = config.oauth2();
        if (oauth2.tokenUri().isEmpty() && config.password().isEmpty()) {
            wrong.add(new WrongSetting(
                    "courier.bounces.password",
                    "missing. Set it, or courier.bounces.oauth2.token-uri for a login by token"));
        }
        wrong.addAll(OAuth2Settings.wrong("courier.bounces.oauth2", oauth2));
        if (config.tls() == BouncesConfig.Tls.NONE && !LOCAL.contains(host)) {
            wrong.add(new WrongSetting(
                    "courier.bounces.tls", "none would send the login in plain text. Set implicit or starttls"));
        }
    }
}
