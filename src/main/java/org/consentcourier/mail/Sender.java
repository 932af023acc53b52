package org.consentcourier.mail;

import org.jspecify.annotations.Nullable;

/**
 * Who stands behind the mails of this installation.
 *
 * @param organization who asks; null: people read "your organization"
 * @param replyTo where answers go; null: nobody reads them
 * @param singleSignOn whether people sign in at Docusign as they do at home, without a password of Docusign's
 */
public record Sender(
        @Nullable String organization, @Nullable String replyTo, boolean singleSignOn) {

    /** What the settings say. */
    public static Sender of(MailConfig config) {
        return new Sender(config.organization().orElse(null), config.replyTo().orElse(null), config.singleSignOn());
    }

    Sender in(Script script) {
        return new Sender(organization == null ? null : script.name(organization), replyTo, singleSignOn);
    }
}
