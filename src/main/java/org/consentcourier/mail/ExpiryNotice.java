package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;

/** The last mail before we stop asking. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record ExpiryNotice(Ask ask) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return ask.locale();
    }

    @Override
    public String subject() {
        var words = Wording.in(locale());
        return ask.lastDay() == null
                ? words.expirySubject(ask.applicationName())
                : words.expirySubjectUntil(ask.lastDayText(), ask.applicationName());
    }
}
