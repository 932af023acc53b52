package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;
import org.hibernate.Session;

/** Of whom somebody above is told, or has been; people share a mail where one reader is told of them. */
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

    /** Of a mail d in which they are named, or will be, or that IT took out; one that left without them told nobody. */
    static final String IS_TOLD = "(e.told or d.status not in ('SENT', 'CANCELLED') or d.cause = 'WITHDRAWN')";

    private static final String TOLD = """
            select e.level, d.recipient, coalesce(d.sent_at, d.created_at),
                d.sent_at is null and d.status in ('QUEUED', 'SENDING', 'DEFERRED', 'RENDER_FAILED')
            from escalation e join delivery d on d.id = e.delivery_id
            where e.request_id = :request and e.round = :round and\s""" + IS_TOLD;

    private static final String ADD = """
            insert into escalation (request_id, round, level, delivery_id) values (:request, :round, :level, :delivery)
            on conflict (request_id, round, level) do update set delivery_id = excluded.delivery_id where not escalation.told""";

    private final Session session;
    private final Superiors superiors;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final OutreachPolicies policies;

    Escalations(Session session, Superiors superiors, Deliveries deliveries, Outbox outbox, OutreachPolicies policies) {
        this.session = session;
        this.superiors = superiors;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.policies = policies;
    }

    /** One of the people a mail is about. */
    record Covered(UUID requestId, int round, boolean told) {}

    /** The mails in which others are told of somebody, oldest first. */
    public List<DeliveryRow> ofRequest(UUID requestId) {
        var ids = session.createNativeQuery(
                        "select delivery_id from escalation where request_id = :request", UUID.class)
                .setParameter("request", requestId)
                .getResultList();
        return ids.isEmpty() ? List.of() : deliveries.rows(ids);
    }

    /** How far it has gone in the request's round. */
    Told told(ConsentRequest request) {
        var mails = mails(request);
        var line = Optional.ofNullable(mails.get(EscalationLevel.LINE));
        var open = EnumSet.noneOf(EscalationLevel.class);
        if (!mails.containsKey(EscalationLevel.OWNER)) {
            superiors
                    .toTell(request.person(), EscalationLevel.LINE)
                    .filter(reader -> line.isEmpty())
                    .ifPresent(reader -> open.add(EscalationLevel.LINE));
            // Whoever stood in before knows it.
            superiors
                    .toTell(request.person(), EscalationLevel.OWNER)
                    .filter(reader ->
                            line.filter(told -> told.recipient().equals(reader)).isEmpty())
                    .ifPresent(reader -> open.add(EscalationLevel.OWNER));
        }
        return new Told(open, line.map(Mail::at), line.filter(Mail::onItsWay).isPresent());
    }

    private Map<EscalationLevel, Mail> mails(ConsentRequest request) {
        return session.createNativeQuery(TOLD, Object[].class)
                .setParameter("request", request.id())
                .setParameter("round", request.round())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> EscalationLevel.valueOf((String) row[0]),
                        row -> new Mail((String) row[1], (Instant) row[2], (boolean) row[3])));
    }

    private record Mail(String recipient, Instant at, boolean onItsWay) {}

    /** Puts somebody into the mail that whoever is to be told gets next. */
    void add(ConsentRequest request, EscalationLevel level, Instant now) {
        superiors.toTell(request.person(), level).ifPresent(reader -> {
            var delivery = waiting(request.application(), reader)
                    .orElseGet(() -> outbox.enqueueAnew(Order.forManager(
                            request.application(), reader, now.plus(gathering(policies.of(request.application()))))));
            session.createNativeMutationQuery(ADD)
                    .setParameter("request", request.id())
                    .setParameter("round", request.round())
                    .setParameter("level", level.name())
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

    /** How long a mail waits for others. */
    static Duration gathering(OutreachPolicy policy) {
        return policy.escalateAfter().dividedBy(GATHERED);
    }
}
