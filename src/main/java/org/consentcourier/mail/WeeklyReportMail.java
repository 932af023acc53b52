package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;

/** The report a manager gets each period. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record WeeklyReportMail(TeamReport report) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return report.locale();
    }

    @Override
    public String subject() {
        return Wording.in(locale()).reportSubject(report.period(), report.doneText(), report.totalText());
    }
}
