package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.LinkSignature;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Draft;
import org.consentcourier.delivery.LetterWriter;
import org.consentcourier.delivery.Rewritten;
import org.consentcourier.delivery.Wanted;
import org.consentcourier.mail.Letter;

/** Decides at the last moment whether a mail that asks for consent still leaves, and writes it. */
@ApplicationScoped
class AskLetters implements LetterWriter {

    /** A check is made meanwhile. */
    static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Applications applications;
    private final AskBatch batch;
    private final ApplicationStates states;
    private final LinkSignature signature;
    private final AskText text;
    private final Histories histories;
    private final OutreachPolicies policies;
    private final FreshChecks checks;
    private final Clock clock;

    AskLetters(
            Applications applications,
            AskBatch batch,
            ApplicationStates states,
            LinkSignature signature,
            AskText text,
            Histories histories,
            OutreachPolicies policies,
            FreshChecks checks,
            Clock clock) {
        this.applications = applications;
        this.batch = batch;
        this.states = states;
        this.signature = signature;
        this.text = text;
        this.histories = histories;
        this.policies = policies;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.of(
                DeliveryKind.INVITATION, DeliveryKind.REMINDER, DeliveryKind.RECONSENT, DeliveryKind.EXPIRY_NOTICE);
    }

    @Override
    public void expect(List<Delivery> deliveries) {
        batch.readStandings(requestIds(deliveries));
    }

    @Override
    public void expectToWrite(List<Delivery> deliveries) {
        batch.readAll(requestIds(deliveries));
    }

    private static Set<UUID> requestIds(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.requestId().orElseThrow())
                .collect(Collectors.toSet());
    }

    @Override
    public Wanted wanted(Delivery delivery) {
        // Not the request itself: kept, it would be what is locked below, and out of date where a check was settled
        // meanwhile.
        var request = batch.standing(delivery.requestId().orElseThrow());
        return isFor(delivery, request.status(), request.round())
                ? new Wanted.InWindow(request.zone().orElse(null))
                : new Wanted.NoLonger("the request is " + request.status());
    }

    /** Locks the request until the claim is written: no mail is claimed after the GRANTED event. */
    @Override
    public Draft write(Delivery delivery) {
        var now = clock.instant();
        if (applications.find(delivery.application().orElseThrow()).isEmpty()) {
            return new Draft.NotYet(now.plus(LATER), "an application this node does not know");
        }
        var found = batch.lock(delivery.requestId().orElseThrow());
        if (found.isEmpty()) {
            return new Draft.NotYet(now.plus(SOON), "a check under way");
        }
        var request = found.get();
        if (!isFor(delivery, request.status(), request.round())) {
            return new Draft.NoLongerWanted("the request is " + request.status());
        }
        var mails = histories.mails(request);
        if (policies.of(request.application())
                .isOver(histories.of(request, mails).firstSentAt(), now)) {
            request.outreachAt(now);
            return new Draft.NoLongerWanted("its time has run out");
        }
        var state = states.of(request.application());
        if (!state.mayMail()) {
            return new Draft.NotYet(now.plus(LATER), hold(state));
        }
        var back = request.backAt(now);
        if (back.isPresent()) {
            return new Draft.NotYet(back.get(), "the person's return");
        }
        if (batch.isHeld(request.id())) {
            return new Draft.NotYet(now.plus(LATER), "an open question");
        }
        if (mails.stream().anyMatch(mail -> cameBackFrom(mail, request.person().email()))) {
            return new Draft.NotYet(now.plus(LATER), "an address that takes mail");
        }
        if (request.activationPending()) {
            return new Draft.NotYet(now.plus(LATER), "the activation of the Docusign user");
        }
        if (!checks.isFresh(request, now)) {
            return new Draft.NotYet(now.plus(SOON), "a fresh check");
        }
        return new Draft.Ready(letter(delivery, request, mails));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, Instant at) {
        return text.again(delivery, batch.find(delivery.requestId().orElseThrow()), at);
    }

    private Letter letter(Delivery delivery, ConsentRequest request, List<DeliveryRow> mails) {
        var state = signature.sign(request.id(), request.round());
        var mail = text.of(Occasion.of(delivery, clock.instant(), state), request);
        var earlier = mails.stream()
                .filter(sent -> sent.sentAt() != null)
                .map(sent -> sent.messageId())
                .toList();
        return Letter.of(mail, request.person().email(), delivery.messageId())
                .after(List.copyOf(earlier))
                .with(text.headers(request.application(), state));
    }

    /** What was ordered before an earlier mail came back would come back as well. */
    private static boolean cameBackFrom(DeliveryRow mail, String address) {
        return mail.status() == DeliveryStatus.UNDELIVERABLE && mail.to().equals(address);
    }

    private static boolean isFor(Delivery delivery, ConsentStatus status, int round) {
        return status.isAsked() && delivery.round().orElseThrow() == round;
    }

    static String hold(ApplicationState state) {
        if (state.halt().isPresent()) {
            return "the application is halted";
        }
        return state.runsWithOthers() ? "a node with the settings that are confirmed" : "the application is paused";
    }
}
