package org.consentcourier.application;

import java.time.LocalDate;
import java.util.Optional;
import org.consentcourier.docusign.Environment;
import org.consentcourier.docusign.Integration;

/**
 * One configured application, checked at start.
 *
 * @param key ours, part of URLs
 */
public record Application(
        String key,
        String name,
        Environment environment,
        Integration integration,
        Optional<String> supportContact,
        Optional<LocalDate> goLive) {

    /** The scopes as Docusign writes them, separated by spaces. */
    public String scopes() {
        return String.join(" ", integration.scopes());
    }
}
