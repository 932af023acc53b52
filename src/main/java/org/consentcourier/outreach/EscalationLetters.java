package org.consentcourier.outreach;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentRequests;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.Draft;
import org.consentcourier.delivery.LetterWriter;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.SendingRules;
import org.consentcourier.delivery.Wanted;
import org.consentcourier.delivery.Whereabouts;
import org.consentcourier.mail.Letter;
import org.consentcourier.outreach.EscalationText.About;
import org.consentcourier.outreach.Escalations.Covered;
import org.consentcourier.roster.Managers;

/** Tells whoever is above of those who have still not consented at the moment the mail leaves, and of nobody else. */
@ApplicationScoped
class EscalationLetters implements LetterWriter {

    private static final Duration LATER = Duration.ofMinutes(1);
    private static final String NOBODY = "nobody of these is asked any more";

    private final Applications applications;
    private final ApplicationStates states;
    private final ConsentRequests requests;
    private final OpenQuestions questions;
    private final Escalations escalations;
    private final EscalationText text;
    private final FreshChecks checks;
    private final Managers managers;
    private final SendingRules sending;
    private final Clock clock;

    EscalationLetters(
            Applications applications,
            ApplicationStates states,
            ConsentRequests requests,
            OpenQuestions questions,
            Escalations escalations,
            EscalationText text,
            FreshChecks checks,
            Managers managers,
            SendingRules sending,
            Clock clock) {
        this.applications = applications;
        this.states = states;
        this.requests = requests;
        this.questions = questions;
        this.escalations = escalations;
        this.text = text;
        this.checks = checks;
        this.managers = managers;
        this.sending = sending;
        this.clock = clock;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.of(DeliveryKind.ESCALATION);
    }

    /** Not the requests themselves: kept, they would be what is locked below, and out of date. */
    @Override
    public Wanted wanted(Delivery delivery) {
        return asked(delivery).isEmpty() ? new Wanted.NoLonger(NOBODY) : new Wanted.AtWork(where(delivery));
    }

    /** By the calendar of the application whose people were the first in it. */
    private Whereabouts where(Delivery delivery) {
        return Whereabouts.of(
                delivery.application().orElseThrow(),
                managers.zone(delivery.recipient()),
                managers.country(delivery.recipient()));
    }

    private List<Covered> asked(Delivery delivery) {
        var covered = escalations.in(delivery.id());
        var standings =
                requests.standings(covered.stream().map(Covered::requestId).toList());
        return covered.stream()
                .filter(one -> Optional.ofNullable(standings.get(one.requestId()))
                        .filter(standing -> isFor(one, standing.status(), standing.round()))
                        .isPresent())
                .toList();
    }

    /** Nobody is named after the GRANTED event. */
    @Override
    public Draft write(Delivery delivery) {
        var now = clock.instant();
        var where = where(delivery);
        var today = sending.day(now, where).atStartOfDay(sending.days(where.zone()));
        if (escalations.wasWritten(delivery.recipient(), delivery.id(), today.toInstant())) {
            return new Draft.NotYet(sending.nextDay(now, where), "the next day: one mail a day tells of others");
        }
        var asked = asked(delivery);
        var held = questions.held(asked.stream().map(Covered::requestId).toList());
        var silent =
                asked.stream().filter(one -> !held.contains(one.requestId())).toList();
        if (silent.isEmpty()) {
            return new Draft.NoLongerWanted(NOBODY);
        }
        var open = silent.stream().filter(one -> hold(one).isEmpty()).toList();
        return open.isEmpty()
                ? new Draft.NotYet(now.plus(LATER), hold(silent.getFirst()).orElseThrow())
                : write(delivery, open, now);
    }

    /** Locks those who are named until the claim is written; the others are a number. */
    private Draft write(Delivery delivery, List<Covered> open, Instant now) {
        var named = open.stream().limit(Escalations.MOST).toList();
        var locked = requests.tryLock(named.stream().map(Covered::requestId).toList()).stream()
                .collect(toMap(ConsentRequest::id, request -> request));
        var people = named.stream()
                .flatMap(one -> Optional.ofNullable(locked.get(one.requestId()))
                        .filter(request -> isFor(one, request.status(), request.round()))
                        .stream())
                .toList();
        if (people.size() < named.size()) {
            return new Draft.NotYet(now.plus(FreshChecks.SOON), "a check under way");
        }
        // All of them, each time: one at a time they would never be fresh together.
        if (people.stream().filter(request -> !checks.isFresh(request, now)).count() > 0) {
            return checks.awaited(now);
        }
        escalations.told(delivery.id(), open.stream().map(Covered::requestId).toList());
        return new Draft.Ready(Letter.of(
                text.of(delivery.recipient(), about(open, people), now), delivery.recipient(), delivery.messageId()));
    }

    private static About about(List<Covered> all, List<ConsentRequest> named) {
        return new About(
                named,
                all.size() - named.size(),
                all.stream().map(Covered::application).distinct().sorted().toList());
    }

    /** Why an application tells nobody at present. */
    private Optional<String> hold(Covered covered) {
        if (applications.find(covered.application()).isEmpty()) {
            return Optional.of("an application this node does not know");
        }
        var state = states.of(covered.application());
        return state.mayMail() ? Optional.empty() : Optional.of(AskLetters.hold(state));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        var told = mentioned(escalations.in(delivery.id())).stream()
                .filter(one -> applications.find(one.application()).isPresent())
                .toList();
        var named = told.stream()
                .limit(Escalations.MOST)
                .flatMap(one -> requests.findByIdOptional(one.requestId()).stream())
                .toList();
        return named.isEmpty()
                ? List.of()
                : List.of(Rewritten.of(text.of(delivery.recipient(), about(told, named), at)));
    }

    /** Those it was written about, or would be. */
    private static List<Covered> mentioned(List<Covered> covered) {
        var written = covered.stream().anyMatch(Covered::told);
        return covered.stream().filter(one -> one.told() || !written).toList();
    }

    private static boolean isFor(Covered covered, ConsentStatus status, int round) {
        return status.isAsked() && covered.round() == round;
    }
}
