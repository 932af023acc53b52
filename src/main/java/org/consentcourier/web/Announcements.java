package org.consentcourier.web;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.mail.Announcement;
import org.consentcourier.mail.DeskNotice;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.Wording;

/** The notice for the service desk and the intranet, with the values of this installation. */
@Singleton
class Announcements {

    private final Applications applications;
    private final MailConfig mail;

    Announcements(Applications applications, MailConfig mail) {
        this.applications = applications;
        this.mail = mail;
    }

    Rendering in(String language) {
        var window = mail.window();
        return Rendering.of(new DeskNotice(new Announcement(
                Wording.spoken(Locale.forLanguageTag(language)),
                mail.from(),
                applications.all().stream().map(Announcements::about).toList(),
                List.copyOf(window.days().days()),
                window.from(),
                window.until(),
                applications.page("/"))));
    }

    private static Announcement.About about(Application application) {
        return new Announcement.About(
                application.name(),
                URI.create(application.integration().accountUri() + "/"),
                application.goLive().orElse(null),
                application.supportContact().orElse(null));
    }
}
