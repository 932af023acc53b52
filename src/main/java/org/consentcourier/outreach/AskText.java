package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.mail.Ask;
import org.consentcourier.mail.ExpiryNotice;
import org.consentcourier.mail.Invitation;
import org.consentcourier.mail.Reminder;
import org.consentcourier.mail.Rendering;

/** Fills the mail templates with what one person needs. */
@ApplicationScoped
class AskText {

    private final Applications applications;
    private final LinkSignature signature;
    private final Histories histories;
    private final OutreachConfig config;
    private final Clock clock;

    AskText(
            Applications applications,
            LinkSignature signature,
            Histories histories,
            OutreachConfig config,
            Clock clock) {
        this.applications = applications;
        this.signature = signature;
        this.histories = histories;
        this.config = config;
        this.clock = clock;
    }

    Rendering of(Delivery delivery, ConsentRequest request) {
        var application = applications.find(request.application()).orElseThrow();
        return switch (delivery.kind()) {
            case INVITATION, RECONSENT -> Rendering.of(new Invitation(ask(application, request, 0)));
            case REMINDER ->
                Rendering.of(
                        new Reminder(ask(application, request, delivery.step().orElseThrow())));
            case EXPIRY_NOTICE -> Rendering.of(new ExpiryNotice(ask(application, request, 0)));
            case ESCALATION, WEEKLY_REPORT, ALARM, TEST ->
                throw new IllegalArgumentException("No mail of " + delivery.kind() + " asks for consent");
        };
    }

    Ask ask(Application application, ConsentRequest request, int reminder) {
        var signed = signature.sign(request.id(), request.round());
        var locale = request.person().language().orElse(Locale.ENGLISH);
        return new Ask(
                locale,
                request.person().fullName(),
                application.name(),
                request.person().email(),
                ConsentUrl.individual(
                        application.integration(),
                        signed,
                        request.person().language().map(Locale::toLanguageTag)),
                applications.page("/consent/" + application.key() + "/check?state=" + signed),
                applications.page("/consent/" + application.key() + "/not-me?state=" + signed),
                applications.page("/"),
                application.supportContact().orElse(null),
                lastDay(request).orElse(null),
                reminder,
                config.reminderLimit(),
                request.person().attributes());
    }

    /** The day on which asking ends, in the person's zone; counted from the first mail, which may be this one. */
    private Optional<LocalDate> lastDay(ConsentRequest request) {
        if (!config.expireEnabled()) {
            return Optional.empty();
        }
        var first =
                histories.of(request, histories.mails(request)).firstSentAt().orElse(clock.instant());
        var zone = request.person().timeZone().orElse(ZoneOffset.UTC);
        return Optional.of(first.plus(config.expireAfter()).atZone(zone).toLocalDate());
    }
}
