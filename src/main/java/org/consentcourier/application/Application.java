package org.consentcourier.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.docusign.DirectoryRoute;
import org.consentcourier.docusign.Environment;
import org.consentcourier.docusign.Integration;

/**
 * One configured application, checked at start.
 *
 * @param key ours, part of URLs
 * @param next the same with the RSA key that is to follow
 * @param accountId the account people belong to
 * @param directory how Docusign may be asked who its users are
 * @param claimedDomains in small letters, as they stand in e-mail addresses
 */
public record Application(
        String key,
        String name,
        Environment environment,
        Integration integration,
        Optional<Integration> next,
        Optional<UUID> accountId,
        Optional<DirectoryRoute> directory,
        List<String> claimedDomains,
        Optional<String> supportContact,
        Optional<LocalDate> goLive) {

    /** The scopes as Docusign writes them, separated by spaces. */
    public String scopes() {
        return String.join(" ", integration.scopes());
    }

    /** Those people and administrators have to consent to, which may be one more. */
    public String scopesToConsent() {
        return String.join(" ", ConsentUrl.scopes(integration));
    }
}
