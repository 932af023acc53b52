package org.consentcourier.application;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consentcourier.settings.ConfigurationProblem;

/** The configured applications; the first look at them checks every setting they rest on. */
@Singleton
public class Applications {

    private static final int SHORTEST_SECRET = 32;

    private final URI baseUrl;
    private final List<Application> all;

    /** Fails with a {@link ConfigurationProblem} that names the first wrong key. */
    Applications(CourierConfig config) {
        this.baseUrl = baseUrl(config);
        requireSecret("courier.secret", config.secret().orElse(""));
        config.previousSecret().ifPresent(secret -> requireSecret("courier.secret.previous", secret));
        if (config.applications().isEmpty()) {
            throw new ConfigurationProblem(
                    "courier.applications",
                    "no application is configured; set courier.applications.\"<key>\".name, .environment, .integration-key and"
                            + " .private-key, see .env.example");
        }
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

    private static URI baseUrl(CourierConfig config) {
        var url = config.baseUrl()
                .orElseThrow(() -> new ConfigurationProblem(
                        "courier.base-url", "is missing; set it to the address people reach this service at"));
        if (!WebAddress.isSafe(url) || url.getQuery() != null) {
            throw new ConfigurationProblem(
                    "courier.base-url", "must be an absolute https address such as https://consent.example.com (http only on localhost)");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    private static void requireSecret(String key, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new ConfigurationProblem(
                    key,
                    (secret.isEmpty() ? "is missing" : "is too short") + "; set it to at least " + SHORTEST_SECRET
                            + " random characters, for example from: openssl rand -base64 32");
        }
    }
}
