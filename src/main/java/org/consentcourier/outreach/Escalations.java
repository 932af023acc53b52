package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;
import org.consentcourier.roster.Managers;
import org.hibernate.Session;

/** Of whom managers are told, or have been; the people of one manager share a mail. */
@ApplicationScoped
@Transactional
public class Escalations {

    /** People in one mail: more would be cut off by mail programs. */
    static final int MOST = 25;

    /** The part of {@code escalate-after} a mail waits for others who fall due soon. */
    static final int GATHERED = 24;

    /** A mail nobody has begun to send; one that is being claimed just now is left alone. */
    private static final String WAITING = """
            select id from delivery d
            where kind = 'ESCALATION' and application = :application and recipient = :recipient and status = 'QUEUED' and claim = 0
                and (select count(*) from escalation where delivery_id = d.id) < :most
            order by created_at limit 1 for update skip locked""";

    /** A mail in which they are named, or will be, or that IT took out; one that left without them told nobody. */
    private static final String TOLD = """
            select count(*) from escalation e join delivery d on d.id = e.delivery_id
            where e.request_id = :request and e.round = :round
                and (e.told or d.status not in ('SENT', 'CANCELLED') or d.cause = 'WITHDRAWN')""";

    private static final String ADD = """
            insert into escalation (request_id, round, delivery_id) values (:request, :round, :delivery)
            on conflict (request_id, round) do update set delivery_id = excluded.delivery_id where not escalation.told""";

    private final Session session;
    private final Managers managers;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final OutreachPolicies policies;

    Escalations(Session session, Managers managers, Deliveries deliveries, Outbox outbox, OutreachPolicies policies) {
        this.session = session;
        this.managers = managers;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.policies = policies;
    }

    /** One of the people a mail is about. */
    record Covered(UUID requestId, int round, boolean told) {}

    /** The mails in which somebody's manager is told of them, oldest first. */
    public List<DeliveryRow> ofRequest(UUID requestId) {
        var ids = session.createNativeQuery(
                        "select delivery_id from escalation where request_id = :request", UUID.class)
                .setParameter("request", requestId)
                .getResultList();
        return ids.isEmpty() ? List.of() : deliveries.rows(ids);
    }

    boolean isOpen(ConsentRequest request) {
        return session.createNativeQuery(TOLD, Long.class)
                                .setParameter("request", request.id())
                                .setParameter("round", request.round())
                                .getSingleResult()
                        == 0
                && managers.toTellOf(request.person()).isPresent();
    }

    /** Puts somebody into the mail their manager gets next. */
    void add(ConsentRequest request, Instant now) {
        managers.toTellOf(request.person()).ifPresent(manager -> {
            var delivery = waiting(request.application(), manager)
                    .orElseGet(() -> outbox.enqueueAnew(
                            Order.forManager(request.application(), manager, now.plus(gathering(request)))));
            session.createNativeMutationQuery(ADD)
                    .setParameter("request", request.id())
                    .setParameter("round", request.round())
                    .setParameter("delivery", delivery)
                    .executeUpdate();
        });
    }

    List<Covered> in(UUID deliveryId) {
        return session.createNativeQuery(
                        "select request_id, round, told from escalation where delivery_id = :delivery order by request_id",
                        Object[].class)
                .setParameter("delivery", deliveryId)
                .getResultStream()
                .map(row -> new Covered((UUID) row[0], (int) row[1], (boolean) row[2]))
                .toList();
    }

    /** Notes whom the mail names as it is written now. */
    void told(UUID deliveryId, Collection<UUID> requests) {
        session.createNativeMutationQuery(
                        "update escalation set told = request_id = any(:requests) where delivery_id = :delivery")
                .setParameter("requests", requests.toArray(UUID[]::new), UUID[].class)
                .setParameter("delivery", deliveryId)
                .executeUpdate();
    }

    private Optional<UUID> waiting(String application, String recipient) {
        return session.createNativeQuery(WAITING, UUID.class)
                .setParameter("application", application)
                .setParameter("recipient", recipient)
                .setParameter("most", MOST)
                .getResultStream()
                .findFirst();
    }

    private Duration gathering(ConsentRequest request) {
        return policies.of(request.application()).escalateAfter().dividedBy(GATHERED);
    }
}
