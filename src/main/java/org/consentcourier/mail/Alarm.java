package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.net.URI;
import java.util.Locale;

/**
 * Tells IT what is wrong, once; in English, as are IT's pages and the causes they name.
 *
 * @param title what is wrong, in a few words
 * @param said what is wrong, in full
 * @param fix what to do about it
 * @param outlook what happens meanwhile
 * @param page where to see how it stands
 */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Alarm(String title, String since, String said, String fix, String outlook, URI page)
        implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String subject() {
        return "Alarm: " + title;
    }
}
