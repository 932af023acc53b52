package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
import org.consentcourier.roster.Managers;
import org.hibernate.Session;

/** Of whom somebody above is told, or has been; all of whom one reader is told share a mail, whichever application asks them. */
@ApplicationScoped
@Transactional
public class Escalations {

    /** People named in one mail: more would be cut off by mail programs. */
    static final int MOST = 25;

    /** Any number no other use of advisory locks in pairs has. */
    private static final int LOCKS = 0x6573_6361;

    private static final String LOCK = "select pg_try_advisory_xact_lock(:locks, hashtext(:recipient))";

    /** The part of {@code escalate-after} a mail waits for others who fall due soon. */
    static final int GATHERED = 24;

    /** The mail that has yet to leave, whichever application ordered it. */
    private static final String WAITING = """
            select id from delivery
            where kind = 'ESCALATION' and recipient = :recipient and status in ('QUEUED', 'DEFERRED') and not may_have_arrived
            order by created_at, id limit 1""";

    /** One that is being claimed just now is left alone. */
    private static final String JOIN = """
            select id from delivery
            where id = :id and status in ('QUEUED', 'DEFERRED') and not may_have_arrived for update skip locked""";

    private static final String WRITTEN = """
            select exists (select 1 from delivery d join delivery_attempt a on a.delivery_id = d.id
                where d.kind = 'ESCALATION' and d.recipient = :recipient and d.id <> :delivery and a.started_at >= :since
                    and (a.outcome is null or a.outcome in ('ACCEPTED', 'UNKNOWN')))""";

    private static final String COVERED = """
            select e.request_id, e.round, e.told, request.application
            from escalation e join consent_request request on request.id = e.request_id
            join person on person.id = request.person_id
            %s
            where e.delivery_id = :delivery
            order by direct.manager_email nulls last, person.email_key, request.application, e.level""".formatted(Managers.SUPERIORS);

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
    record Covered(UUID requestId, int round, boolean told, String application) {}

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

    /** Puts somebody into the mail that whoever is to be told gets next; false: others are at it just now. */
    boolean add(ConsentRequest request, EscalationLevel level, Instant now) {
        var reader = superiors.toTell(request.person(), level);
        if (reader.isEmpty()) {
            return true;
        }
        var delivery = lock(reader.get()) ? joined(request.application(), reader.get(), now) : Optional.<UUID>empty();
        delivery.ifPresent(id -> session.createNativeMutationQuery(ADD)
                .setParameter("request", request.id())
                .setParameter("round", request.round())
                .setParameter("level", level.name())
                .setParameter("delivery", id)
                .executeUpdate());
        return delivery.isPresent();
    }

    /** Each once, those of a manager one after the other. */
    List<Covered> in(UUID deliveryId) {
        return session.createNativeQuery(COVERED, Object[].class)
                .setParameter("delivery", deliveryId)
                .getResultStream()
                .map(row -> new Covered((UUID) row[0], (int) row[1], (boolean) row[2], (String) row[3]))
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(Covered::requestId, one -> one, (one, same) -> one, LinkedHashMap::new),
                        each -> List.copyOf(each.values())));
    }

    /** Whether the reader of that mail got another one since then, or may have. */
    boolean wasWritten(String recipient, UUID deliveryId, Instant since) {
        return session.createNativeQuery(WRITTEN, Boolean.class)
                .setParameter("recipient", recipient)
                .setParameter("delivery", deliveryId)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** Notes whom the mail names as it is written now. */
    void told(UUID deliveryId, Collection<UUID> requests) {
        session.createNativeMutationQuery(
                        "update escalation set told = request_id = any(:requests) where delivery_id = :delivery")
                .setParameter("requests", requests.toArray(UUID[]::new), UUID[].class)
                .setParameter("delivery", deliveryId)
                .executeUpdate();
    }

    /** Two nodes that order the first mail to the same reader at once would make it two. */
    private boolean lock(String recipient) {
        return session.createNativeQuery(LOCK, Boolean.class)
                .setParameter("locks", LOCKS)
                .setParameter("recipient", recipient)
                .getSingleResult();
    }

    /** The mail that waits for that reader, or a new one; empty: it may be leaving. */
    private Optional<UUID> joined(String application, String recipient, Instant now) {
        var waiting = session.createNativeQuery(WAITING, UUID.class)
                .setParameter("recipient", recipient)
                .uniqueResultOptional();
        return waiting.isEmpty()
                ? Optional.of(outbox.enqueueAnew(
                        Order.forManager(application, recipient, now.plus(gathering(policies.of(application))))))
                : session.createNativeQuery(JOIN, UUID.class)
                        .setParameter("id", waiting.get())
                        .uniqueResultOptional();
    }

    /** How long a mail waits for others. */
    static Duration gathering(OutreachPolicy policy) {
        return policy.escalateAfter().dividedBy(GATHERED);
    }
}
