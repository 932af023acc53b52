package org.consentcourier.mail;

import jakarta.enterprise.context.ApplicationScoped;

/** A mail as it goes over the wire, to be looked at. */
@ApplicationScoped
public class MailSource {

    private final Composer composer;

    MailSource(MailConfig config) {
        this.composer = new Composer(config);
    }

    /** Headers and parts, encoded by the same code that sends. */
    public String of(Letter letter) {
        return composer.source(letter).replace("\r\n", "\n");
    }
}
