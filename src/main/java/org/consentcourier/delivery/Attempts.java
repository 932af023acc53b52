package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.consentcourier.mail.Letter;
import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;

/** The history of tries. */
@ApplicationScoped
class Attempts {

    private static final String BEGIN = """
            insert into delivery_attempt (delivery_id, claim, started_at, html_hash, text_hash, wording)
            select tried.delivery_id, tried.claim, :now, tried.html_hash, tried.text_hash, tried.wording
            from unnest(:deliveries, :claims, :htmlHashes, :textHashes, :wordings)
                as tried (delivery_id, claim, html_hash, text_hash, wording)""";

    private final Session session;

    Attempts(Session session) {
        this.session = session;
    }

    /** A mail that is about to leave. */
    record Try(Delivery delivery, Letter letter) {}

    /** Writes them down with what proves later what they said. */
    void begin(List<Try> tries, Instant now) {
        if (tries.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(BEGIN)
                .setParameter("now", now, Instant.class)
                .setParameter("deliveries", of(tries, one -> one.delivery().id(), UUID[]::new), UUID[].class)
                .setParameter("claims", of(tries, one -> one.delivery().claim(), Long[]::new), Long[].class)
                .setParameter(
                        "htmlHashes",
                        of(tries, one -> Sha256.ofPart(one.letter().html()), String[]::new),
                        String[].class)
                .setParameter(
                        "textHashes",
                        of(tries, one -> Sha256.ofPart(one.letter().text()), String[]::new),
                        String[].class)
                .setParameter("wordings", of(tries, one -> one.letter().wording(), String[]::new), String[].class)
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

    private static <T> T[] of(List<Try> tries, Function<Try, T> part, IntFunction<T[]> array) {
        return tries.stream().map(part).toArray(array);
    }

    void forget(Claim claim) {
        session.createMutationQuery(
                        "delete from DeliveryAttempt where deliveryId = ?1 and claim = ?2 and outcome is null")
                .setParameter(1, claim.deliveryId())
                .setParameter(2, claim.number())
                .executeUpdate();
    }
}
