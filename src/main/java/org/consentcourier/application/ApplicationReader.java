package org.consentcourier.application;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.CourierConfig.ApplicationConfig;
import org.consentcourier.docusign.Environment;
import org.consentcourier.docusign.Integration;
import org.consentcourier.docusign.InvalidPrivateKey;
import org.consentcourier.docusign.PrivateKeys;
import org.consentcourier.settings.WrongSettings;

/** Turns the settings of one application into an {@link Application}, or says which key is wrong and how to mend it. */
final class ApplicationReader {

    private final String key;
    private final ApplicationConfig config;
    private final URI baseUrl;

    ApplicationReader(String key, ApplicationConfig config, URI baseUrl) {
        this.key = key;
        this.config = config;
        this.baseUrl = baseUrl;
    }

    Application read() {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new WrongSettings(
                    "courier.applications.\"" + key + "\"",
                    "the key of an application is part of URLs: use lower-case letters, digits and dashes, such as \"archive\"");
        }
        var environment = environment();
        var directory = new DirectoryReader(key, config);
        var integration = integration(environment);
        return new Application(
                key,
                required("name", config.name(), "what people know the application as"),
                environment,
                integration,
                config.nextPrivateKey().map(next -> integration.withPrivateKey(privateKey("next-private-key", next))),
                directory.accountId(),
                directory.route(environment),
                config.claimedDomains().orElse(List.of()).stream()
                        .map(this::claimedDomain)
                        .distinct()
                        .toList(),
                config.supportContact(),
                config.goLive());
    }

    private Integration integration(Environment environment) {
        try {
            return new Integration(
                    integrationKey(),
                    privateKey(
                            "private-key",
                            required(
                                    "private-key",
                                    config.privateKey(),
                                    "the RSA private key in PEM, or the path of its file")),
                    config.accountUri().orElse(environment.accountUri()),
                    config.audience().orElse(environment.accountHost()),
                    List.of(config.scopes().strip().split("\\s+")),
                    redirectUri());
        } catch (IllegalArgumentException e) {
            throw new WrongSettings("courier.applications.\"" + key + "\"", String.valueOf(e.getMessage()));
        }
    }

    private Environment environment() {
        var name = required("environment", config.environment(), "demo or production");
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "demo" -> Environment.DEMO;
            case "production" -> Environment.PRODUCTION;
            default -> throw problem("environment", "\"" + name + "\" is neither demo nor production");
        };
    }

    private String claimedDomain(String name) {
        var domain = name.strip().toLowerCase(Locale.ROOT);
        if (!domain.matches("[^@\\s/:.]+(\\.[^@\\s/:.]+)+")) {
            throw problem(
                    "claimed-domains",
                    "\"" + name
                            + "\" is no domain. List what stands behind the @ of addresses, such as corp.example, as claimed"
                            + " in Docusign Admin");
        }
        return domain;
    }

    private String integrationKey() {
        var value =
                required("integration-key", config.integrationKey(), "the GUID shown in Docusign under Apps and Keys");
        return Guid.in(value)
                .map(UUID::toString)
                .orElseThrow(() ->
                        problem("integration-key", "no GUID. Copy it from Docusign, Apps and Keys, Integration Key"));
    }

    private RSAPrivateKey privateKey(String leaf, String value) {
        try {
            return PrivateKeys.parse(value.contains("-----BEGIN") ? value : Files.readString(Path.of(value.strip())));
        } catch (InvalidPrivateKey e) {
            throw problem(leaf, String.valueOf(e.getMessage()));
        } catch (IOException | InvalidPathException e) {
            throw problem(leaf, "neither a PEM text beginning with -----BEGIN nor the path of a file that can be read");
        }
    }

    private URI redirectUri() {
        var uri = config.redirectUri().orElse(URI.create(baseUrl + "/consent/" + key));
        if (!WebAddress.isSafe(uri)) {
            throw problem(
                    "redirect-uri",
                    "no absolute https address. Set one (http only on localhost), exactly as registered at the integration key");
        }
        return uri;
    }

    private String required(String leaf, Optional<String> value, String meaning) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> problem(leaf, "missing. Set " + meaning));
    }

    private WrongSettings problem(String leaf, String what) {
        return new WrongSettings("courier.applications.\"" + key + "\"." + leaf, what);
    }
}
