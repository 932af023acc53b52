package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;

/** The report about everybody. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CompanyReportMail(CompanyReport report) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return report.head().locale();
    }

    @Override
    public String subject() {
        var head = report.head();
        return Wording.in(locale()).companySubject(head.sentence(report.progress()), head.period());
    }
}
