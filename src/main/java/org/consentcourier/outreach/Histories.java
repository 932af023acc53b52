package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryStatus;

/** What a person has had in the round so far, read from what was really sent. */
@ApplicationScoped
class Histories {

    private final Deliveries deliveries;
    private final Applications applications;

    Histories(Deliveries deliveries, Applications applications) {
        this.deliveries = deliveries;
        this.applications = applications;
    }

    /** The mails of the request's round, in the order of their steps. */
    List<Delivery> mails(ConsentRequest request) {
        return deliveries.ofRound(request.id(), request.round());
    }

    History of(ConsentRequest request, List<Delivery> mails) {
        return new History(
                request.status(),
                sent(mails, delivery -> delivery.step() == 0).findFirst().flatMap(Histories::leftAt),
                (int) sent(mails, Histories::isReminder).count(),
                sent(mails, Histories::isReminder)
                        .flatMap(delivery -> leftAt(delivery).stream())
                        .max(Comparator.naturalOrder()),
                sent(mails, delivery -> delivery.kind() == DeliveryKind.EXPIRY_NOTICE)
                        .findAny()
                        .isPresent(),
                request.status() != ConsentStatus.REVOKED || scopesWereAdded(request));
    }

    private boolean scopesWereAdded(ConsentRequest request) {
        var wanted = applications.find(request.application()).orElseThrow().scopes();
        return request.provenScopes().filter(wanted::equals).isEmpty();
    }

    private static Stream<Delivery> sent(List<Delivery> mails, Predicate<Delivery> which) {
        return mails.stream()
                .filter(which)
                .filter(delivery ->
                        delivery.status() == DeliveryStatus.SENT || delivery.status() == DeliveryStatus.UNKNOWN);
    }

    private static boolean isReminder(Delivery delivery) {
        return delivery.kind() == DeliveryKind.REMINDER;
    }

    private static Optional<Instant> leftAt(Delivery delivery) {
        // Nobody knows whether an UNKNOWN mail arrived; counting it as sent errs on the side of one mail too few.
        return delivery.sentAt().or(() -> Optional.of(delivery.createdAt()));
    }
}
