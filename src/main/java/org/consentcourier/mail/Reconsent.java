package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;

/**
 * The first mail of a round to whoever had given permission before.
 *
 * @param moreAsked the application asks for more than was allowed then; false: the permission was taken back
 */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Reconsent(Ask ask, boolean moreAsked) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return ask.locale();
    }

    @Override
    public String subject() {
        return Wording.in(locale()).reconsentSubject(ask.applicationName());
    }
}
