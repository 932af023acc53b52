package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
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
import org.consentcourier.delivery.Wanted;
import org.consentcourier.delivery.Whereabouts;
import org.consentcourier.mail.Letter;
import org.consentcourier.outreach.Escalations.Covered;
import org.consentcourier.roster.Managers;

/** Tells whoever is above of those who have still not consented at the moment the mail leaves, and of nobody else. */
@ApplicationScoped
class EscalationLetters implements LetterWriter {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Applications applications;
    private final ApplicationStates states;
    private final ConsentRequests requests;
    private final OpenQuestions questions;
    private final Escalations escalations;
    private final EscalationText text;
    private final FreshChecks checks;
    private final Managers managers;
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
            Clock clock) {
        this.applications = applications;
        this.states = states;
        this.requests = requests;
        this.questions = questions;
        this.escalations = escalations;
        this.text = text;
        this.checks = checks;
        this.managers = managers;
        this.clock = clock;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.of(DeliveryKind.ESCALATION);
    }

    /** Not the requests themselves: kept, they would be what is locked below, and out of date. */
    @Override
    public Wanted wanted(Delivery delivery) {
        var anybody = escalations.in(delivery.id()).stream()
                .anyMatch(covered -> requests.standing(covered.requestId())
                        .filter(standing -> isFor(covered, standing.status(), standing.round()))
                        .isPresent());
        return anybody
                ? new Wanted.AtWork(Whereabouts.of(
                        delivery.application().orElseThrow(),
                        managers.zone(delivery.recipient()),
                        managers.country(delivery.recipient())))
                : new Wanted.NoLonger("nobody of these is asked any more");
    }

    /** Locks the requests until the claim is written: nobody is named after the GRANTED event. */
    @Override
    public Draft write(Delivery delivery) {
        var now = clock.instant();
        var application = applications.find(delivery.application().orElseThrow());
        if (application.isEmpty()) {
            return new Draft.NotYet(now.plus(LATER), "an application this node does not know");
        }
        var state = states.of(application.get().key());
        if (!state.mayMail()) {
            return new Draft.NotYet(now.plus(LATER), AskLetters.hold(state));
        }
        var covered = escalations.in(delivery.id());
        var locked = requests.tryLock(covered.stream().map(Covered::requestId).toList());
        if (locked.size() < covered.size()) {
            return new Draft.NotYet(now.plus(FreshChecks.SOON), "a check under way");
        }
        var silent = silent(covered, locked);
        if (silent.isEmpty()) {
            return new Draft.NoLongerWanted("nobody of these is asked any more");
        }
        // All of them, each time: one at a time they would never be fresh together.
        if (silent.stream().filter(request -> !checks.isFresh(request, now)).count() > 0) {
            return checks.awaited(now);
        }
        escalations.told(delivery.id(), silent.stream().map(ConsentRequest::id).toList());
        return new Draft.Ready(Letter.of(
                text.of(delivery.recipient(), application.get(), silent, now),
                delivery.recipient(),
                delivery.messageId()));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        var people = named(escalations.in(delivery.id()));
        return applications.find(delivery.application().orElseThrow()).stream()
                .filter(application -> !people.isEmpty())
                .map(application -> text.of(delivery.recipient(), application, people, at))
                .map(Rewritten::of)
                .toList();
    }

    /** Those it was written about, or would be. */
    private List<ConsentRequest> named(List<Covered> covered) {
        var written = covered.stream().anyMatch(Covered::told);
        return covered.stream()
                .filter(person -> person.told() || !written)
                .flatMap(person -> requests.findByIdOptional(person.requestId()).stream())
                .toList();
    }

    private List<ConsentRequest> silent(List<Covered> covered, List<ConsentRequest> locked) {
        return locked.stream()
                .filter(request -> covered.stream()
                        .anyMatch(person -> person.requestId().equals(request.id())
                                && isFor(person, request.status(), request.round())))
                .filter(request -> !questions.holds(request.id()))
                .toList();
    }

    private static boolean isFor(Covered covered, ConsentStatus status, int round) {
        return status.isAsked() && covered.round() == round;
    }
}
