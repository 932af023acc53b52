package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.consentcourier.mail.SendResult;

/** The history of tries. */
@ApplicationScoped
class Attempts {

    private final EntityManager entities;

    Attempts(EntityManager entities) {
        this.entities = entities;
    }

    void begin(Delivery delivery, Instant now) {
        entities.persist(new DeliveryAttempt(delivery.id(), delivery.claim(), now));
    }

    void finish(Claim claim, SendResult result, Instant now, boolean late) {
        entities.createQuery("from DeliveryAttempt where deliveryId = ?1 and claim = ?2", DeliveryAttempt.class)
                .setParameter(1, claim.deliveryId())
                .setParameter(2, claim.number())
                .getSingleResult()
                .finish(result, now, late);
    }

    void forget(Claim claim) {
        entities.createQuery("delete from DeliveryAttempt where deliveryId = ?1 and claim = ?2 and outcome is null")
                .setParameter(1, claim.deliveryId())
                .setParameter(2, claim.number())
                .executeUpdate();
    }

    boolean anyUnknown(UUID deliveryId) {
        return entities.createQuery(
                                "select count(*) from DeliveryAttempt where deliveryId = ?1 and outcome = UNKNOWN",
                                Long.class)
                        .setParameter(1, deliveryId)
                        .getSingleResult()
                > 0;
    }
}
