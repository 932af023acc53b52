package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;

/** Tells whoever is above their managers, or is responsible for all, who has not answered any reminder. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record Escalation(Overdue overdue) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return overdue.locale();
    }

    @Override
    public String subject() {
        return Wording.in(locale()).escalationSubject(overdue.applicationNames());
    }
}
