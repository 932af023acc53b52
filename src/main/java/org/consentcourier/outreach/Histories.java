package org.consentcourier.outreach;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.mail.FailureCause;

/** What a person has had in the round so far, read from what was really sent. */
@ApplicationScoped
class Histories {

    private final Deliveries deliveries;
    private final AskBatch batch;
    private final Escalations escalations;
    private final Applications applications;
    private final OutreachPolicies policies;

    Histories(
            Deliveries deliveries,
            AskBatch batch,
            Escalations escalations,
            Applications applications,
            OutreachPolicies policies) {
        this.deliveries = deliveries;
        this.batch = batch;
        this.escalations = escalations;
        this.applications = applications;
        this.policies = policies;
    }

    /** The mails of the request's round, oldest first. */
    List<DeliveryRow> mails(ConsentRequest request) {
        return ofRound(request.id(), request.round());
    }

    /** When asking began in that round; empty where it has not. */
    Optional<Instant> begun(UUID requestId, int round) {
        return begun(ofRound(requestId, round));
    }

    private List<DeliveryRow> ofRound(UUID requestId, int round) {
        return all(requestId).stream()
                .filter(mail -> Objects.equals(mail.round(), round))
                .toList();
    }

    private List<DeliveryRow> all(UUID requestId) {
        return QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE
                ? batch.mails(requestId).orElseGet(() -> deliveries.ofRequest(requestId))
                : deliveries.ofRequest(requestId);
    }

    /** When asking began in the round of these mails. */
    static Optional<Instant> begun(List<DeliveryRow> mails) {
        return sent(mails, mail -> Objects.equals(mail.step(), 0))
                .map(Histories::leftAt)
                .findFirst();
    }

    History of(ConsentRequest request, List<DeliveryRow> mails) {
        var reminders = sent(mails, Histories::isReminder).findAny().isPresent();
        return of(request, mails, reminders ? escalations.told(request) : Told.NOTHING);
    }

    /** The same where it is of no account who was told of the person. */
    History ofMails(ConsentRequest request, List<DeliveryRow> mails) {
        return of(request, mails, Told.NOTHING);
    }

    private History of(ConsentRequest request, List<DeliveryRow> mails, Told told) {
        return new History(
                request.status(),
                begun(mails),
                (int) sent(mails, Histories::isReminder).count(),
                sent(mails, Histories::isReminder).map(Histories::leftAt).max(Comparator.naturalOrder()),
                sent(mails, mail -> mail.kind() == DeliveryKind.EXPIRY_NOTICE)
                        .findAny()
                        .isPresent(),
                request.status() != ConsentStatus.REVOKED || scopesWereAdded(request),
                told,
                policies.zone(request));
    }

    private boolean scopesWereAdded(ConsentRequest request) {
        return !request.wasProvenFor(
                applications.find(request.application()).orElseThrow().scopes());
    }

    private static Stream<DeliveryRow> sent(List<DeliveryRow> mails, Predicate<DeliveryRow> which) {
        return mails.stream().filter(which).filter(Histories::countsAsSent);
    }

    /** One that IT took out of the queue takes its place in the ladder, so that the next one comes in its time. */
    private static boolean countsAsSent(DeliveryRow mail) {
        return mail.status() == DeliveryStatus.SENT
                || mail.status() == DeliveryStatus.UNKNOWN
                || mail.cause() == FailureCause.WITHDRAWN;
    }

    /** One of the ladder: a nudge is no part of it. */
    private static boolean isReminder(DeliveryRow mail) {
        var step = mail.step();
        return mail.kind() == DeliveryKind.REMINDER && step != null && step < Nudges.STEPS;
    }

    private static Instant leftAt(DeliveryRow mail) {
        // Nobody knows whether an UNKNOWN mail arrived; counting it as sent errs on the side of one mail too few.
        return mail.sentAt() == null ? mail.createdAt() : mail.sentAt();
    }
}
