package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.mail.Ask;
import org.consentcourier.mail.ExpiryNotice;
import org.consentcourier.mail.Invitation;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.Reconsent;
import org.consentcourier.mail.Reminder;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.Sender;
import org.consentcourier.mail.Wording;

/** Fills the mail templates with what one person needs. */
@ApplicationScoped
class AskText {

    private final Applications applications;
    private final LinkSignature signature;
    private final OutreachConfig config;
    private final MailConfig mail;
    private final Clock clock;

    AskText(Applications applications, LinkSignature signature, OutreachConfig config, MailConfig mail, Clock clock) {
        this.applications = applications;
        this.signature = signature;
        this.config = config;
        this.mail = mail;
        this.clock = clock;
    }

    Rendering of(Delivery delivery, ConsentRequest request, History history) {
        var application = applications.find(request.application()).orElseThrow();
        return switch (delivery.kind()) {
            case INVITATION -> Rendering.of(new Invitation(ask(application, request, history, 0)));
            case RECONSENT ->
                Rendering.of(new Reconsent(
                        ask(application, request, history, 0), !request.wasProvenFor(application.scopes())));
            case REMINDER ->
                Rendering.of(new Reminder(
                        ask(application, request, history, delivery.step().orElseThrow())));
            case EXPIRY_NOTICE -> Rendering.of(new ExpiryNotice(ask(application, request, history, 0)));
            case ESCALATION, WEEKLY_REPORT, ALARM, TEST ->
                throw new IllegalArgumentException("No mail of " + delivery.kind() + " asks for consent");
        };
    }

    /** What lets a mail program offer a button that holds reminders, where that is wanted. */
    Map<String, String> headers(ConsentRequest request) {
        if (!mail.oneClick()) {
            return Map.of();
        }
        var signed = signature.sign(request.id(), request.round());
        var page = applications.page("/consent/" + request.application() + "/mute?state=" + signed);
        return Map.of("List-Unsubscribe", "<" + page + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    Ask ask(Application application, ConsentRequest request, History history, int reminder) {
        var signed = signature.sign(request.id(), request.round());
        var lastDay = lastDay(request, history);
        return new Ask(
                Wording.spoken(request.person().language().orElse(Locale.ENGLISH)),
                Sender.of(mail),
                request.person().fullName(),
                application.name(),
                ConsentUrl.scopes(application.integration()),
                request.person().email(),
                ConsentUrl.individual(
                        application.integration(),
                        signed,
                        request.person().language().map(Locale::toLanguageTag)),
                applications.page("/consent/" + application.key() + "/check?state=" + signed),
                applications.page("/consent/" + application.key() + "/not-me?state=" + signed),
                applications.page("/"),
                application.supportContact().orElse(null),
                dueDay(application, request, lastDay).orElse(null),
                lastDay.orElse(null),
                reminder,
                config.reminderLimit(),
                request.person().attributes());
    }

    /** The day the application is to work for everybody, unless that has passed or asking ends before. */
    private Optional<LocalDate> dueDay(Application application, ConsentRequest request, Optional<LocalDate> lastDay) {
        var today = clock.instant().atZone(zone(request)).toLocalDate();
        return Stream.concat(lastDay.stream(), application.goLive().filter(day -> !day.isBefore(today)).stream())
                .min(Comparator.naturalOrder());
    }

    /** The day on which asking ends, in the person's zone; counted from the first mail, which may be this one. */
    private Optional<LocalDate> lastDay(ConsentRequest request, History history) {
        if (!config.expireEnabled()) {
            return Optional.empty();
        }
        var first = history.firstSentAt().orElse(clock.instant());
        return Optional.of(
                first.plus(config.expireAfter()).atZone(zone(request)).toLocalDate());
    }

    private static ZoneId zone(ConsentRequest request) {
        return request.person().timeZone().orElse(ZoneOffset.UTC);
    }
}
