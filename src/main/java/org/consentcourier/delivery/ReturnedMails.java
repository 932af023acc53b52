package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Mails that the mail server had taken and of which something came back. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ReturnedMails {

    private final EntityManager entities;
    private final Deliveries deliveries;
    private final ReturnAddresses addresses;
    private final Event<MailsSettled> settled;

    ReturnedMails(
            EntityManager entities, Deliveries deliveries, ReturnAddresses addresses, Event<MailsSettled> settled) {
        this.entities = entities;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.settled = settled;
    }

    /**
     * The mail something speaks of.
     *
     * @param requestIds what it asked for: of a mail that carried others, of all of them; in the order in which they are locked
     * @param latest false when it speaks of an earlier try than the last one
     * @param underway whether the mail server's own word on it is still being waited for
     */
    public record Subject(UUID deliveryId, List<UUID> requestIds, boolean latest, boolean underway) {

        public Subject {
            requestIds = List.copyOf(requestIds);
        }
    }

    /** By an address it came back to, else by a Message-ID; the first that is ours. Holds it until the transaction ends. */
    public Optional<Subject> find(List<String> returnAddresses, List<String> messageIds) {
        return returnAddresses.stream()
                .flatMap(address -> addresses.read(address).stream())
                .flatMap(returned ->
                        lock(returned.deliveryId())
                                .map(delivery -> subject(delivery, returned.isOf(delivery.claim())))
                                .stream())
                .findFirst()
                .or(() -> messageIds.stream()
                        .flatMap(id -> withMessageId(id).stream())
                        .flatMap(id -> lock(id).stream())
                        .map(delivery -> subject(delivery, true))
                        .findFirst());
    }

    /** Gives a mail up that was sent, or may have been; whatever else became of it meanwhile stays. True when it did. */
    public boolean giveUp(Subject subject, String reply) {
        var delivery = deliveries.lock(subject.deliveryId());
        if (!subject.latest() || !hasLeft(delivery)) {
            return false;
        }
        var carried = deliveries.carriedBy(delivery.id());
        delivery.cameBack(reply);
        settled.fire(MailsSettled.of(delivery, carried));
        return true;
    }

    /** Keeps what was said of a mail that is not given up for it. */
    public void remark(Subject subject, String reply) {
        var delivery = deliveries.lock(subject.deliveryId());
        if (subject.latest() && hasLeft(delivery)) {
            delivery.remark(reply);
        }
    }

    private static boolean hasLeft(Delivery delivery) {
        return delivery.status() == DeliveryStatus.SENT || delivery.status() == DeliveryStatus.UNKNOWN;
    }

    private Subject subject(Delivery delivery, boolean latest) {
        return new Subject(
                delivery.id(),
                Stream.concat(Stream.of(delivery), deliveries.carriedBy(delivery.id()).stream())
                        .flatMap(one -> one.requestId().stream())
                        .distinct()
                        .sorted(Comparator.comparing(UUID::toString)) // as the database sorts them
                        .toList(),
                latest,
                latest && delivery.status() == DeliveryStatus.SENDING);
    }

    private Optional<Delivery> lock(UUID id) {
        return Optional.ofNullable(deliveries.lock(id));
    }

    private Optional<UUID> withMessageId(String messageId) {
        return entities.createQuery("select id from Delivery where messageId = ?1", UUID.class)
                .setParameter(1, messageId)
                .getResultStream()
                .findFirst();
    }
}
