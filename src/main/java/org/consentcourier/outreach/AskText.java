package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.Whereabouts;
import org.consentcourier.delivery.WorkingCalendar;
import org.consentcourier.docusign.ConsentUrl;
import org.consentcourier.mail.Ask;
import org.consentcourier.mail.ExpiryNotice;
import org.consentcourier.mail.Invitation;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.Reconsent;
import org.consentcourier.mail.Reminder;
import org.consentcourier.mail.Rendering;
import org.consentcourier.mail.Sender;
import org.consentcourier.mail.Together;
import org.consentcourier.mail.Wording;

/** Fills the mail templates with what one person needs. */
@ApplicationScoped
class AskText {

    private final Applications applications;
    private final LinkSignature signature;
    private final Histories histories;
    private final OutreachPolicies policies;
    private final MailConfig mail;
    private final WorkingCalendar calendar;

    AskText(
            Applications applications,
            LinkSignature signature,
            Histories histories,
            OutreachPolicies policies,
            MailConfig mail,
            WorkingCalendar calendar) {
        this.applications = applications;
        this.signature = signature;
        this.histories = histories;
        this.policies = policies;
        this.mail = mail;
        this.calendar = calendar;
    }

    Rendering of(Occasion occasion, ConsentRequest request) {
        var application = applications.find(request.application()).orElseThrow();
        var ask = ask(application, request, occasion);
        return switch (occasion.kind()) {
            case INVITATION -> Rendering.of(new Invitation(ask));
            case RECONSENT -> Rendering.of(new Reconsent(ask, !request.wasProvenFor(application.scopes())));
            case REMINDER -> Rendering.of(new Reminder(ask));
            case EXPIRY_NOTICE -> Rendering.of(new ExpiryNotice(ask));
            case ESCALATION, WEEKLY_REPORT, ALARM, TEST ->
                throw new IllegalArgumentException("No mail of " + occasion.kind() + " asks for consent");
        };
    }

    /** One request, and which mail of its round asks for it. */
    record Asked(ConsentRequest request, Occasion occasion) {

        Asked withoutState() {
            return new Asked(request, occasion.withoutState());
        }
    }

    /** One mail for all of them, all to the same person; as it would be for one where it is only one. */
    Rendering of(List<Asked> asked) {
        return asked.size() == 1
                ? of(asked.getFirst().occasion(), asked.getFirst().request())
                : Rendering.of(new Together(
                        new Together.Asks(asked.stream().map(this::part).toList())));
    }

    private Together.One part(Asked asked) {
        var request = asked.request();
        var application = applications.find(request.application()).orElseThrow();
        var occasion = switch (asked.occasion().kind()) {
            case INVITATION -> Together.Occasion.FIRST;
            case RECONSENT ->
                request.wasProvenFor(application.scopes())
                        ? Together.Occasion.TAKEN_BACK
                        : Together.Occasion.MORE_ASKED;
            case REMINDER -> Together.Occasion.REMINDER;
            case EXPIRY_NOTICE -> Together.Occasion.LAST_CALL;
            case ESCALATION, WEEKLY_REPORT, ALARM, TEST ->
                throw new IllegalArgumentException(
                        "No mail of " + asked.occasion().kind() + " asks for consent");
        };
        return new Together.One(ask(application, request, asked.occasion()), occasion);
    }

    /** Once more as it was written at that time, in each way its links may have been signed; none where an application is gone. */
    List<Rewritten> again(List<Delivery> deliveries, Function<Delivery, ConsentRequest> requests, Instant at) {
        var known = deliveries.stream()
                .allMatch(delivery ->
                        applications.find(delivery.application().orElseThrow()).isPresent());
        return known
                ? IntStream.range(0, ways(deliveries.getFirst()))
                        .mapToObj(way -> deliveries.stream()
                                .map(delivery -> asked(delivery, requests.apply(delivery), at, way))
                                .toList())
                        .map(asked -> new Rewritten(
                                of(asked),
                                of(asked.stream().map(Asked::withoutState).toList())))
                        .toList()
                : List.of();
    }

    private int ways(Delivery delivery) {
        return signature
                .valid(delivery.requestId().orElseThrow(), delivery.round().orElseThrow())
                .size();
    }

    private Asked asked(Delivery delivery, ConsentRequest request, Instant at, int way) {
        var state =
                signature.valid(request.id(), delivery.round().orElseThrow()).get(way);
        return new Asked(request, Occasion.of(delivery, at, state));
    }

    /** What lets a mail program offer a button that holds reminders, where that is wanted: one for all that the mail asks for. */
    Map<String, String> headers(String application, String... states) {
        if (!mail.oneClick()) {
            return Map.of();
        }
        var page = applications.page("/consent/" + application + "/mute?state=" + String.join("&state=", states));
        return Map.of("List-Unsubscribe", "<" + page + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    Ask ask(Application application, ConsentRequest request, Occasion occasion) {
        var policy = policies.of(application.key());
        var begun = occasion.step() == 0 ? Optional.of(occasion.at()) : begun(request, occasion.round());
        var lastDay = policy.endOf(begun.orElse(occasion.at()))
                .map(end -> end.atZone(zone(request)).toLocalDate());
        var number = occasion.reminder().orElse(0);
        var language = occasion.language().or(request.person()::language);
        var links = "/consent/" + application.key() + "/%s?state=" + occasion.state();
        return new Ask(
                Wording.spoken(language.orElse(Locale.ENGLISH)),
                Sender.of(mail),
                request.person().fullName(),
                application.name(),
                ConsentUrl.scopes(application.integration()),
                request.person().email(),
                ConsentUrl.individual(application.integration(), occasion.state(), language.map(Locale::toLanguageTag)),
                applications.page(links.formatted("check")),
                applications.page(links.formatted("not-me")),
                applications.page("/"),
                application.supportContact().orElse(null),
                dueDay(application, request, lastDay, occasion.at()).orElse(null),
                lastDay.orElse(null),
                number,
                begun.map(first -> policy.reminders(number, first, occasion.at(), policies.zone(request)))
                        .orElseGet(policy::mostReminders),
                request.person().attributes());
    }

    /** The day the application is to work for everybody, unless that has passed or asking ends before. */
    private Optional<LocalDate> dueDay(
            Application application, ConsentRequest request, Optional<LocalDate> lastDay, Instant at) {
        var today = at.atZone(zone(request)).toLocalDate();
        return Stream.concat(lastDay.stream(), application.goLive().filter(day -> !day.isBefore(today)).stream())
                .min(Comparator.naturalOrder());
    }

    /** When the first mail of the round left; empty where none has. */
    Optional<Instant> begun(ConsentRequest request, int round) {
        return histories.begun(request.id(), round);
    }

    private ZoneId zone(ConsentRequest request) {
        var person = request.person();
        return calendar.zone(Whereabouts.of(request.application(), person.timeZone(), person.country()));
    }
}
