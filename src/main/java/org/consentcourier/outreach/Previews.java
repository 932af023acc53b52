package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.mail.ExpiryNotice;
import org.consentcourier.mail.Invitation;
import org.consentcourier.mail.Letter;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.MailSource;
import org.consentcourier.mail.Reconsent;
import org.consentcourier.mail.Reminder;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.SampleMail;
import org.consentcourier.mail.Scenery;
import org.consentcourier.mail.Sender;
import org.consentcourier.mail.Together;

/** What people would read: nothing is sent or stored, and no link is signed. */
@ApplicationScoped
@Transactional
public class Previews {

    private static final String NOBODY = "ada@corp.example";
    private static final String MESSAGE_ID = "<preview@corp.example>";

    private final AskText text;
    private final Applications applications;
    private final ConsentRequests requests;
    private final OutreachPolicies policies;
    private final MailConfig mail;
    private final MailSource source;
    private final Clock clock;

    Previews(
            AskText text,
            Applications applications,
            ConsentRequests requests,
            OutreachPolicies policies,
            MailConfig mail,
            MailSource source,
            Clock clock) {
        this.text = text;
        this.applications = applications;
        this.requests = requests;
        this.policies = policies;
        this.mail = mail;
        this.source = source;
        this.clock = clock;
    }

    /** To somebody who does not exist, about one of our applications. */
    public Preview toNobody(SampleMail kind, String name, Locale language, Application application) {
        return preview(sample(kind, name, language, application), NOBODY, application.key());
    }

    /**
     * To whom a consent request asks; what does not ask anybody for consent, to nobody.
     *
     * @param language empty: that of the person
     * @return empty: there is no such request, or it is of an application that is gone
     */
    public Optional<Preview> toPerson(UUID requestId, SampleMail kind, Optional<Locale> language) {
        return requests.findByIdOptional(requestId)
                .flatMap(request -> applications
                        .find(request.application())
                        .map(application -> toPerson(request, application, kind, language)));
    }

    Rendering sample(SampleMail kind, String name, Locale language, Application application) {
        return kind.to(name, scenery(application), language, Sender.of(mail));
    }

    private Preview toPerson(
            ConsentRequest request, Application application, SampleMail kind, Optional<Locale> language) {
        return kind.asks()
                ? preview(
                        rendering(request, application, kind, language),
                        request.person().email(),
                        application.key())
                : toNobody(kind, SampleMail.SOMEBODY, language.orElse(Locale.ENGLISH), application);
    }

    private Rendering rendering(
            ConsentRequest request, Application application, SampleMail kind, Optional<Locale> language) {
        var ask = text.ask(application, request, occasion(request, kind, language));
        return switch (kind) {
            case INVITATION -> Rendering.of(new Invitation(ask));
            case REMINDER, LAST_REMINDER -> Rendering.of(new Reminder(ask));
            case EXPIRY_NOTICE -> Rendering.of(new ExpiryNotice(ask));
            case TAKEN_BACK -> Rendering.of(new Reconsent(ask, false));
            case MORE_ASKED -> Rendering.of(new Reconsent(ask, true));
            case TOGETHER ->
                Rendering.of(new Together(new Together.Asks(List.of(
                        new Together.One(ask, Together.Occasion.FIRST),
                        new Together.One(ask, Together.Occasion.REMINDER)))));
            case ESCALATION, WEEKLY_REPORT, LAST_REPORT, COMPANY_REPORT ->
                throw new IllegalArgumentException(kind + " asks nobody for consent");
        };
    }

    private Occasion occasion(ConsentRequest request, SampleMail kind, Optional<Locale> language) {
        var delivery = switch (kind) {
            case REMINDER, LAST_REMINDER -> DeliveryKind.REMINDER;
            case EXPIRY_NOTICE -> DeliveryKind.EXPIRY_NOTICE;
            case INVITATION, TAKEN_BACK, MORE_ASKED, TOGETHER, ESCALATION, WEEKLY_REPORT, LAST_REPORT, COMPANY_REPORT ->
                DeliveryKind.INVITATION;
        };
        var now = clock.instant();
        var policy = policies.of(request.application());
        var step = switch (kind) {
            case REMINDER -> 1;
            case LAST_REMINDER -> Math.max(1, policy.mostReminders());
            case EXPIRY_NOTICE -> OutreachPolicy.EXPIRY_NOTICE_STEP;
            case INVITATION, TAKEN_BACK, MORE_ASKED, TOGETHER, ESCALATION, WEEKLY_REPORT, LAST_REPORT, COMPANY_REPORT ->
                0;
        };
        var at = kind == SampleMail.LAST_REMINDER
                ? text.begun(request, request.round())
                        .map(policy.ladder()::lastOf)
                        .orElse(now)
                : now;
        return new Occasion(delivery, request.round(), step, at, Occasion.NO_STATE, language);
    }

    private Preview preview(Rendering rendering, String to, String application) {
        var letter = Letter.of(rendering, to, MESSAGE_ID)
                .after(List.of())
                .with(text.headers(application, Occasion.NO_STATE));
        return new Preview(rendering, source.of(letter));
    }

    private Scenery scenery(Application application) {
        return new Scenery(
                application.name(),
                ConsentUrl.scopes(application.integration()),
                ConsentUrl.individual(application.integration(), Occasion.NO_STATE, Optional.empty()),
                applications.page("/"),
                application.key(),
                Occasion.NO_STATE,
                application.supportContact().orElse(null));
    }
}
