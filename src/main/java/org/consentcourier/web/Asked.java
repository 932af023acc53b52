package org.consentcourier.web;

import java.net.URI;
import java.util.Optional;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.web.SignedLinks.Link;
import org.jspecify.annotations.Nullable;

/**
 * What the public pages tell the person they speak to; whoever holds the link sees no more of them than this.
 *
 * @param address masked
 * @param consent Docusign's own page, with the same state
 */
record Asked(
        String application,
        String key,
        String address,
        URI consent,
        String state,
        @Nullable String support) {

    /** {@code language} is what Docusign is asked to speak, too. */
    static Asked by(Link link, Language language) {
        var application = link.application();
        return new Asked(
                application.name(),
                application.key(),
                masked(link.request().email()),
                ConsentUrl.individual(application.integration(), link.state(), Optional.of(language.tag())),
                link.state(),
                application.supportContact().orElse(null));
    }

    /** Enough to recognize one's own address, too little to learn somebody else's. */
    static String masked(String email) {
        var at = email.lastIndexOf('@');
        return at < 1 ? "***" : email.substring(0, email.offsetByCodePoints(0, 1)) + "***" + email.substring(at);
    }
}
