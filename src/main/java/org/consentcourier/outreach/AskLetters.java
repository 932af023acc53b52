package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
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
import org.consentcourier.delivery.Whereabouts;
import org.consentcourier.mail.Letter;

/** Decides at the last moment whether a mail that asks for consent still leaves, and writes it. */
@ApplicationScoped
class AskLetters implements LetterWriter {

    private static final Duration LATER = Duration.ofMinutes(1);
    static final Duration COMPANY = Duration.ofMinutes(5);

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
                ? new Wanted.AtWork(
                        Whereabouts.of(delivery.application().orElseThrow(), request.zone(), request.homeland()))
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
            return new Draft.NotYet(now.plus(FreshChecks.SOON), "a check under way");
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
        if (state.wavesOnly() && isFirst(delivery) && !request.isLetIn()) {
            return new Draft.NotYet(now.plus(LATER), "a wave that lets the person in");
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
            return checks.awaited(now);
        }
        return new Draft.Ready(letter(delivery, request, mails));
    }

    @Override
    public List<Rewritten> again(Delivery delivery, List<Delivery> carried, Instant at) {
        var all = byUrgency(Stream.concat(Stream.of(delivery), carried.stream()).toList());
        return text.again(all, one -> batch.find(one.requestId().orElseThrow()), at);
    }

    /** By the day of the go-live, which some applications have not set, and then always the same. */
    @Override
    public List<Delivery> byUrgency(List<Delivery> deliveries) {
        return deliveries.stream()
                .sorted(Comparator.comparing(this::goLive)
                        .thenComparing(one -> one.application().orElseThrow()))
                .toList();
    }

    private LocalDate goLive(Delivery delivery) {
        return applications
                .find(delivery.application().orElseThrow())
                .flatMap(Application::goLive)
                .orElse(LocalDate.MAX);
    }

    /** While its own check is so young that there is time for another, and for a look at whether that was all. */
    @Override
    public boolean mayWait(Delivery delivery) {
        return batch.lock(delivery.requestId().orElseThrow())
                .filter(request -> request.checkedWithin(COMPANY, clock.instant()))
                .isPresent();
    }

    @Override
    public Letter together(List<Delivery> deliveries) {
        var now = clock.instant();
        var asked = byUrgency(deliveries).stream()
                .map(delivery -> {
                    var request = batch.lock(delivery.requestId().orElseThrow()).orElseThrow();
                    var state = signature.sign(request.id(), request.round());
                    return new AskText.Asked(request, Occasion.of(delivery, now, state));
                })
                .toList();
        var first = asked.getFirst().request();
        return Letter.of(
                        text.of(asked),
                        first.person().email(),
                        deliveries.getFirst().messageId())
                .after(asked.stream()
                        .flatMap(one -> earlier(histories.mails(one.request())).stream())
                        .distinct()
                        .toList())
                .with(text.headers(
                        first.application(),
                        asked.stream().map(one -> one.occasion().state()).toArray(String[]::new)));
    }

    private static List<String> earlier(List<DeliveryRow> mails) {
        return mails.stream()
                .filter(sent -> sent.sentAt() != null)
                .map(DeliveryRow::messageId)
                .toList();
    }

    private Letter letter(Delivery delivery, ConsentRequest request, List<DeliveryRow> mails) {
        var state = signature.sign(request.id(), request.round());
        var mail = text.of(Occasion.of(delivery, clock.instant(), state), request);
        return Letter.of(mail, request.person().email(), delivery.messageId())
                .after(earlier(mails))
                .with(text.headers(request.application(), state));
    }

    /** What was ordered before an earlier mail came back would come back as well. */
    private static boolean cameBackFrom(DeliveryRow mail, String address) {
        return mail.status() == DeliveryStatus.UNDELIVERABLE && mail.to().equals(address);
    }

    private static boolean isFirst(Delivery delivery) {
        return delivery.step().orElseThrow() == 0;
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
