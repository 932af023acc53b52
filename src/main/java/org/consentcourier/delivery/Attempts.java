package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private static final String ACCEPTED = """
            update delivery_attempt a set outcome = 'ACCEPTED', finished_at = :now
            from unnest(:ids, :claims) as c (id, claim) where a.delivery_id = c.id and a.claim = c.claim""";

    private final Session session;

    Attempts(Session session) {
        this.session = session;
    }

    /** Writes down that these mails are about to leave, with what proves later what they said. */
    void begin(List<Claim> claims, Instant now) {
        if (claims.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(BEGIN)
                .setParameter("now", now, Instant.class)
                .setParameter(
                        "deliveries", claims.stream().map(Claim::deliveryId).toArray(UUID[]::new), UUID[].class)
                .setParameter("claims", claims.stream().map(Claim::number).toArray(Long[]::new), Long[].class)
                .setParameter(
                        "htmlHashes",
                        of(claims, claim -> Sha256.ofPart(claim.letter().html())),
                        String[].class)
                .setParameter(
                        "textHashes",
                        of(claims, claim -> Sha256.ofPart(claim.letter().text())),
                        String[].class)
                .setParameter("wordings", of(claims, claim -> claim.letter().wording()), String[].class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH) // The deliveries are written once, at the end.
                .executeUpdate();
    }

    void accepted(List<Claim> claims, Instant now) {
        session.createNativeMutationQuery(ACCEPTED)
                .setParameter("now", now, Instant.class)
                .setParameter("ids", claims.stream().map(Claim::deliveryId).toArray(UUID[]::new), UUID[].class)
                .setParameter("claims", claims.stream().map(Claim::number).toArray(Long[]::new), Long[].class)
                .executeUpdate();
    }

    /** All tries of these deliveries, by delivery. */
    Map<UUID, List<DeliveryAttempt>> of(Collection<UUID> deliveryIds) {
        return session
                .createNativeQuery(
                        "select * from delivery_attempt where delivery_id = any(:ids)", DeliveryAttempt.class)
                .setParameter("ids", deliveryIds.toArray(UUID[]::new), UUID[].class)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(DeliveryAttempt::deliveryId));
    }

    private static String[] of(List<Claim> claims, Function<Claim, String> part) {
        return claims.stream().map(part).toArray(String[]::new);
    }

    /** Whether the server took any mail. */
    boolean anyAcceptedSince(Instant since) {
        return !session.createNativeQuery(
                        "select 1 from delivery_attempt where started_at > :since and outcome = 'ACCEPTED'",
                        Integer.class)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    void forget(Claim claim) {
        session.createMutationQuery(
                        "delete from DeliveryAttempt where deliveryId = ?1 and claim = ?2 and outcome is null")
                .setParameter(1, claim.deliveryId())
                .setParameter(2, claim.number())
                .executeUpdate();
    }
}
