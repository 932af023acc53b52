package org.consentcourier.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the Courier is told about itself and the applications it asks consent for. */
@ConfigMapping(prefix = "courier")
public interface CourierConfig {

    /** Where people reach this service, without a slash at the end; https, except on localhost. */
    Optional<URI> baseUrl();

    /** Signs the links of mails and pages; at least 32 characters, the same on all nodes. */
    Optional<String> secret();

    /** Still verifies links signed before a change of the secret. */
    @WithName("secret.previous")
    Optional<String> previousSecret();

    /** By a short key of our own, which is part of URLs: lower-case letters, digits and dashes. */
    Map<String, ApplicationConfig> applications();

    /** One Docusign integration key. */
    interface ApplicationConfig {
        /** What people know the application as. */
        Optional<String> name();

        /** {@code demo} or {@code production}. */
        Optional<String> environment();

        Optional<String> integrationKey();

        /** The RSA private key in PEM, or the path of a file that holds it. */
        Optional<String> privateKey();

        /** The one that is to follow, proven by the preflight before it takes the place of the private key. */
        Optional<String> nextPrivateKey();

        /** Exactly those the integrated application asks for, separated by spaces. */
        @WithDefault("signature impersonation")
        String scopes();

        /** As registered at the integration key, to the letter; by default our own page. */
        Optional<URI> redirectUri();

        /** By default the environment's own. */
        Optional<URI> accountUri();

        /** By default the environment's bare host. */
        Optional<String> audience();

        /** The API Account ID of the Docusign account people belong to. */
        Optional<String> accountId();

        /** The User ID of an account administrator who has consented; people are looked up in that name. */
        Optional<String> directoryUserId();

        /** The organization that has authorized the application to read its users. */
        Optional<String> organizationId();

        /** By default the environment's own. */
        Optional<URI> adminUri();

        /** E-mail domains the organization has claimed at Docusign: their users can be covered by administrative consent. */
        Optional<List<String>> claimedDomains();

        /** Whom people may ask; shown in mails and pages. */
        Optional<String> supportContact();

        /** From this day the application needs everybody's consent. */
        Optional<LocalDate> goLive();

        /** Of people whose own time zone the roster does not say; by default that of the sending window. */
        Optional<String> timeZone();

        /** Of people whose own country the roster does not say, ISO 3166 such as {@code DE} or {@code DE-BY}: whose holidays they have. */
        Optional<String> country();

        /** Days and ranges of days on which this application asks nobody, such as {@code 2026-12-24/2027-01-01}. */
        Optional<List<String>> blackout();
    }
}
