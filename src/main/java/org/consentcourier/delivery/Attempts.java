package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;

/** The history of tries. */
@ApplicationScoped
class Attempts {

    private static final String BEGIN = """
            insert into delivery_attempt (delivery_id, claim, started_at)
            select tried.delivery_id, tried.claim, :now from unnest(:deliveries, :claims) as tried (delivery_id, claim)""";

    private final Session session;

    Attempts(Session session) {
        this.session = session;
    }

    void begin(List<Delivery> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(BEGIN)
                .setParameter("now", now, Instant.class)
                .setParameter(
                        "deliveries", deliveries.stream().map(Delivery::id).toArray(UUID[]::new), UUID[].class)
                .setParameter("claims", deliveries.stream().map(Delivery::claim).toArray(Long[]::new), Long[].class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH) // The deliveries are written once, at the end.
                .executeUpdate();
    }

    /** All tries of these deliveries, by delivery. */
    Map<UUID, List<DeliveryAttempt>> of(Collection<UUID> deliveryIds) {
        return session
                .createQuery("from DeliveryAttempt where deliveryId in ?1", DeliveryAttempt.class)
                .setParameter(1, deliveryIds)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(DeliveryAttempt::deliveryId));
    }

    void forget(Claim claim) {
        session.createMutationQuery(
                        "delete from DeliveryAttempt where deliveryId = ?1 and claim = ?2 and outcome is null")
                .setParameter(1, claim.deliveryId())
                .setParameter(2, claim.number())
                .executeUpdate();
    }
}
