package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.net.URI;
import java.util.Locale;

/**
 * Tells whoever got an alarm that it is over.
 *
 * @param title what goes on again
 * @param was the title of the alarm
 * @param page where to see how it stands
 */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record AllClear(String title, String since, String until, String was, URI page)
        implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String subject() {
        return "Over: " + title;
    }
}
