package org.consentcourier.application;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consentcourier.settings.WrongSettings;

/** The configured applications; the first look at them checks every setting they rest on. */
@Singleton
public class Applications {

    /** Stands in for a base URL that is itself wrong, while the other settings are looked at. */
    static final URI UNKNOWN_BASE = URI.create("https://localhost");

    private static final int SHORTEST_SECRET = 32;

    private final URI baseUrl;
    private final List<Application> all;

    /** Fails with the first {@link WrongSettings}; {@link ApplicationSettings} tells them all before anybody asks here. */
    Applications(CourierConfig config) {
        this.baseUrl = baseUrl(config);
        requireSecrets(config);
        requireAny(config);
        this.all = config.applications().entrySet().stream()
                .map(entry -> new ApplicationReader(entry.getKey(), entry.getValue(), baseUrl).read())
                .sorted(Comparator.comparing(Application::name).thenComparing(Application::key))
                .toList();
    }

    /** By name; never empty. */
    public List<Application> all() {
        return all;
    }

    public Optional<Application> find(String key) {
        return all.stream().filter(application -> application.key().equals(key)).findFirst();
    }

    /** A page of ours, for mails; {@code path} begins with a slash. */
    public URI page(String path) {
        return URI.create(baseUrl + path);
    }

    static URI baseUrl(CourierConfig config) {
        var url = config.baseUrl()
                .orElseThrow(() ->
                        new WrongSettings("courier.base-url", "missing. Set the address people reach this service at"));
        if (!WebAddress.isSafe(url) || url.getQuery() != null) {
            throw new WrongSettings(
                    "courier.base-url",
                    "no absolute https address. Set one such as https://consent.example.com (http only on localhost)");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    static void requireSecrets(CourierConfig config) {
        requireSecret("courier.secret", config.secret().orElse(""));
        config.previousSecret().ifPresent(secret -> requireSecret("courier.secret.previous", secret));
    }

    static void requireAny(CourierConfig config) {
        if (config.applications().isEmpty()) {
            throw new WrongSettings(
                    "courier.applications",
                    "no application is configured. Set courier.applications.\"<key>\".name, .environment, .integration-key"
                            + " and .private-key, see .env.example");
        }
    }

    private static void requireSecret(String key, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new WrongSettings(
                    key,
                    (secret.isEmpty() ? "missing" : "too short") + ". Set at least " + SHORTEST_SECRET
                            + " random characters, for example of: openssl rand -base64 32");
        }
    }
}
