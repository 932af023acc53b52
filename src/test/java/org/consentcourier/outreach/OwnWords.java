package org.consentcourier.outreach;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;
import org.consentcourier.mail.Ask;
import org.consentcourier.mail.CourierMail;

/** A mail in the words of a company, which uses columns of its own. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OwnWords(Ask ask) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return ask.locale();
    }

    @Override
    public String subject() {
        return "Own words";
    }
}
