package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;

/** A further mail of the same round and thread. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Reminder(Ask ask) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return ask.locale();
    }

    @Override
    public String subject() {
        var words = Wording.in(locale());
        return ask.isExtra()
                ? words.nudgeSubject(ask.applicationName())
                : words.reminderSubject(ask.reminderNumber(), ask.reminderLimit(), ask.applicationName());
    }
}
