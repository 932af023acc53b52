package org.consentcourier.webhook;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentcourier.application.WebAddress;
import org.consentcourier.settings.WrongSettings;
import org.consentcourier.webhook.WebhooksConfig.EndpointConfig;

/** Turns the settings of one webhook into an {@link Endpoint}, or says which key is wrong and how to mend it. */
final class EndpointReader {

    private static final String SECRET_FORM =
            "Set whsec_ and 24 to 64 random bytes in base64: echo \"whsec_$(openssl rand -base64 32)\"";

    private final String name;
    private final EndpointConfig config;

    EndpointReader(String name, EndpointConfig config) {
        this.name = name;
        this.config = config;
    }

    /** Everything that can be told without knowing the applications. */
    Endpoint read() {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new WrongSettings(
                    "courier.webhooks.\"" + name + "\"",
                    "the name of a webhook is part of URLs: use lower-case letters, digits and dashes, such as \"archive\"");
        }
        return new Endpoint(name, url(), secrets(), Set.copyOf(applications()));
    }

    /** Fails where it names an application that is not among {@code known}. */
    void requireApplications(Set<String> known) {
        var unknown = new TreeSet<>(applications());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw problem(
                    "applications",
                    "no application of the key \"" + unknown.first() + "\" is configured. Set any of "
                            + String.join(",", new TreeSet<>(known)) + ", or leave it out for all");
        }
    }

    private URI url() {
        var text = config.url()
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> problem("url", "missing. Set the address that is called, such as https://…"));
        try {
            var url = URI.create(text.strip());
            if (WebAddress.isSafe(url)) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like an address of the wrong kind.
        }
        throw problem(
                "url",
                "no absolute https address. Set one without login and fragment, such as https://app.example.com/hook"
                        + " (http only on localhost)");
    }

    private List<SigningSecret> secrets() {
        var present = config.secret()
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> problem("secret", "missing. " + SECRET_FORM));
        return Stream.concat(
                        Stream.of(secret("secret", present)),
                        config.previousSecret().filter(value -> !value.isBlank()).stream()
                                .map(text -> secret("previous-secret", text)))
                .toList();
    }

    private SigningSecret secret(String leaf, String text) {
        return SigningSecret.parse(text.strip())
                .orElseThrow(() -> problem(leaf, "no secret of Standard Webhooks. " + SECRET_FORM));
    }

    private List<String> applications() {
        return config.applications().orElse(List.of()).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
    }

    private WrongSettings problem(String leaf, String what) {
        return new WrongSettings("courier.webhooks.\"" + name + "\"." + leaf, what);
    }
}
