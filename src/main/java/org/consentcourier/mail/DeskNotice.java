package org.consentcourier.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import java.util.Locale;

/** What to tell people before the first mail, for the service desk and the intranet; it is copied, never sent. */
@CheckedTemplate(basePath = "mail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record DeskNotice(Announcement notice) implements MailTemplateInstance, CourierMail {

    @Override
    public Locale locale() {
        return notice.locale();
    }

    @Override
    public String subject() {
        return Wording.in(locale()).noticeTitle();
    }
}
