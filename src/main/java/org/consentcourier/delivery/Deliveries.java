package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** All deliveries: what pages ask of them, and the locks the queue needs. */
@ApplicationScoped
public class Deliveries {

    /** Surely did not arrive. */
    private static final String FAILED = "d.status in (UNDELIVERABLE, RENDER_FAILED) and not d.mayHaveArrived";

    /** Did not arrive, or nobody knows. */
    private static final String ENDED =
            "d.status in (UNDELIVERABLE, RENDER_FAILED, UNKNOWN) and (d.cause is null or d.cause <> WITHDRAWN)"
                    + " and (d.carriedBy is null or not d.mayHaveArrived)"; // else it goes out again with what carries
    // it

    /** It is not being sent just now and would go out by itself. */
    private static final String WAITING =
            "d.carriedBy is null and (d.status in (QUEUED, DEFERRED) or d.status = UNKNOWN and d.dueAt is not null)";

    private static final String ROW = """
            select new org.consentcourier.delivery.DeliveryRow(
                d.id, d.kind, d.application, d.requestId, d.round, d.step, d.reportPeriod, d.recipient, d.status, d.dueAt,
                d.waitsFor, d.mayHaveArrived, d.attempts, coalesce(d.carriedMessageId, d.messageId), d.subject, d.cause, d.lastReply,
                d.createdAt, d.sentAt, d.carriedBy)
            from Delivery d
            """;

    private static final String AFTER = """
             and (d.createdAt < (select a.createdAt from Delivery a where a.id = :after)
                or d.createdAt = (select a.createdAt from Delivery a where a.id = :after) and d.id < :after)""";

    private static final String NEWEST_FIRST = " order by d.createdAt desc, d.id desc";

    private static final String OF_REQUEST = ROW + "where d.requestId = ?1 order by d.createdAt, d.step";

    private static final String ATTEMPTS = """
            select new org.consentcourier.delivery.AttemptRow(
                a.claim, a.startedAt, a.finishedAt, a.outcome, a.late, a.cause, a.reply, a.htmlHash, a.textHash, a.wording)
            from DeliveryAttempt a where a.deliveryId = ?1 order by a.claim""";

    private static final String RETRY =
            "update Delivery d set d.status = QUEUED, d.dueAt = :now, d.waitsFor = null, d.attempts = 0, d.putOff = 0,"
                    + " d.carriedBy = null, d.carriedMessageId = null where ";

    private static final String SENT = """
            with accepted as (
                select d.id from delivery d join unnest(:ids, :claims) as c (id, claim) on d.id = c.id and d.claim = c.claim
                order by d.id for no key update of d)
            update delivery d set status = 'SENT', sent_at = :now, attempts = attempts + 1, put_off = 0,
                due_at = null, waits_for = null, cause = null, last_reply = null
            from accepted where d.id = accepted.id
            returning d.id, d.kind, d.request_id""";

    private static final String CANCEL = """
            update Delivery d set d.status = case when d.mayHaveArrived
                    then org.consentcourier.delivery.DeliveryStatus.UNKNOWN
                    else org.consentcourier.delivery.DeliveryStatus.CANCELLED end,
                d.cause = WITHDRAWN, d.lastReply = :reply, d.dueAt = null, d.waitsFor = null
            where\s""";

    static final String LOCK = """
            select * from delivery where %s
            order by due_at, request_id, recipient collate "C", application collate "C" limit %d for no key update skip locked""";

    /** As {@link Line} knows them. */
    static final String NOT_CLOSED = """
            due_at <= :now and (application is null or application <> all(:closed) or kind in ('ALARM', 'TEST', 'WEEKLY_REPORT'))""";

    static final String LINE_UP = """
            update delivery set due_at = in_line_since where id = any(array(
                select id from delivery where due_at <= :now and due_at > in_line_since
                order by due_at limit %d for no key update skip locked))""";

    private static final String COMPANY = """
            select d.* from consent_request r join delivery d on d.request_id = r.id
            where r.person_id = any(:persons) and d.due_at <= :now and d.status in ('QUEUED', 'DEFERRED')
                and not d.may_have_arrived and d.carried_by is null and d.id <> all(:found)
            order by d.id for no key update of d skip locked""";

    private final EntityManager entities;
    private final Session session;
    private final Clock clock;

    Deliveries(EntityManager entities, Session session, Clock clock) {
        this.entities = entities;
        this.session = session;
        this.clock = clock;
    }

    /** Newest first; {@code after} is the last one of the page before. */
    @Transactional
    public List<DeliveryRow> list(DeliveryFilter filter, @Nullable UUID after, int limit) {
        var query = entities.createQuery(
                        ROW + "where " + filter.condition() + (after == null ? "" : AFTER) + NEWEST_FIRST,
                        DeliveryRow.class)
                .setMaxResults(limit);
        filter.parameters().forEach(query::setParameter);
        return after == null
                ? query.getResultList()
                : query.setParameter("after", after).getResultList();
    }

    @Transactional
    public boolean exists(UUID id) {
        return entities.find(Delivery.class, id) != null;
    }

    /** These, oldest first. */
    @Transactional
    public List<DeliveryRow> rows(Collection<UUID> ids) {
        return entities.createQuery(ROW + "where d.id in ?1 order by d.createdAt", DeliveryRow.class)
                .setParameter(1, ids)
                .getResultList();
    }

    DeliveryRow row(UUID id) {
        return entities.createQuery(ROW + "where d.id = ?1", DeliveryRow.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /** The mails of one consent request, oldest first. */
    @Transactional
    public List<DeliveryRow> ofRequest(UUID requestId) {
        return entities.createQuery(OF_REQUEST, DeliveryRow.class)
                .setParameter(1, requestId)
                .getResultList();
    }

    /** The same of many at once; those that have none are absent. */
    @Transactional
    public Map<UUID, List<DeliveryRow>> ofRequests(Collection<UUID> requestIds) {
        return ofIds("select * from delivery where request_id = any(:ids) order by created_at, step", requestIds)
                .stream()
                .map(Delivery::row)
                .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.requestId())));
    }

    /** When the last mail of each of these requests left; those that had none are absent. */
    @Transactional
    public Map<UUID, Instant> lastSent(Collection<UUID> requestIds) {
        var last = new HashMap<UUID, Instant>();
        entities.createQuery(
                        "select requestId, max(sentAt) from Delivery where requestId in ?1 and sentAt is not null group by requestId",
                        Object[].class)
                .setParameter(1, requestIds)
                .getResultList()
                .forEach(row -> last.put((UUID) row[0], (Instant) row[1]));
        return last;
    }

    /** Where the alarms about an incident stand, by recipient. */
    @Transactional
    public Map<String, DeliveryStatus> alarms(UUID incidentId) {
        var alarms = new TreeMap<String, DeliveryStatus>();
        entities.createQuery(
                        "select recipient, status from Delivery where incidentId = ?1 and allClear = false",
                        Object[].class)
                .setParameter(1, incidentId)
                .getResultList()
                .forEach(row -> alarms.put((String) row[0], (DeliveryStatus) row[1]));
        return alarms;
    }

    /** The tries of one delivery, oldest first. */
    @Transactional
    public List<AttemptRow> attempts(UUID deliveryId) {
        return entities.createQuery(ATTEMPTS, AttemptRow.class)
                .setParameter(1, deliveryId)
                .getResultList();
    }

    /** How many there are of each status; statuses of none are absent. */
    @Transactional
    public Map<DeliveryStatus, Long> counts() {
        var counts = new EnumMap<DeliveryStatus, Long>(DeliveryStatus.class);
        entities.createQuery("select status, count(*) from Delivery group by status", Object[].class)
                .getResultList()
                .forEach(row -> counts.put((DeliveryStatus) row[0], (Long) row[1]));
        return counts;
    }

    /** What holds how many now, by reason. */
    @Transactional
    public Map<String, Long> held() {
        var held = new TreeMap<String, Long>();
        entities.createQuery(
                        "select waitsFor, count(*) from Delivery where dueAt is not null and waitsFor is not null group by waitsFor",
                        Object[].class)
                .getResultList()
                .forEach(row -> held.put((String) row[0], (Long) row[1]));
        return held;
    }

    /** How many {@link #retry} would put back. */
    @Transactional
    public int retriable(DeliveryFilter filter) {
        return count(filter, retried(filter));
    }

    /**
     * Puts those that failed for good back into the queue and says how many; the others of the filter stay as they are. What
     * may have arrived is sent a second time only where the filter names its status.
     */
    @Transactional
    public int retry(DeliveryFilter filter) {
        return update(RETRY, filter, retried(filter))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** How many {@link #cancel} would take out. */
    @Transactional
    public int cancellable(DeliveryFilter filter) {
        return count(filter, WAITING);
    }

    /**
     * Takes those that wait out of the queue for good and says how many; what is being sent or was sent stays as it is. For the
     * person it is as if they had been sent: the next one comes in its time.
     */
    @Transactional
    public int cancel(DeliveryFilter filter, String by) {
        return update(CANCEL, filter, WAITING)
                .setParameter("reply", "taken out of the queue by " + by)
                .executeUpdate();
    }

    private static String retried(DeliveryFilter filter) {
        return filter.status() == null ? FAILED : ENDED;
    }

    private int count(DeliveryFilter filter, String standing) {
        var query = entities.createQuery(
                "select count(*) from Delivery d where " + standing + " and " + filter.condition(), Long.class);
        filter.parameters().forEach(query::setParameter);
        return Math.toIntExact(query.getSingleResult());
    }

    private Query update(String what, DeliveryFilter filter, String standing) {
        var query = entities.createQuery(what + standing + " and " + filter.condition());
        filter.parameters().forEach(query::setParameter);
        return query;
    }

    /** Gives at most {@code limit} whose time has come again the place back that they had; returns how many. */
    int lineUp(Instant now, int limit) {
        return session.createNativeMutationQuery(LINE_UP.formatted(limit))
                .setParameter("now", now, Instant.class)
                .executeUpdate();
    }

    /**
     * Locks at most {@code limit} due deliveries of other applications than these, expired leases included; rows another node holds
     * are skipped, never waited for.
     */
    List<Delivery> lockDue(Instant now, int limit, List<String> closed) {
        return closed.isEmpty()
                ? lockable("due_at <= :now", now, limit).getResultList()
                : lockable(NOT_CLOSED, now, limit)
                        .setParameter("closed", closed.toArray(String[]::new), String[].class)
                        .getResultList();
    }

    /** The same of the alarms alone, which no quota holds back. */
    List<Delivery> lockUrgent(Instant now, int limit) {
        return lockable("kind = 'ALARM' and due_at <= :now", now, limit).getResultList();
    }

    // The number stands in the statement: for a number it does not know PostgreSQL would read and sort all that are
    // due.
    private NativeQuery<Delivery> lockable(String which, Instant now, int limit) {
        return session.createNativeQuery(LOCK.formatted(which, limit), Delivery.class)
                .setParameter("now", now, Instant.class);
    }

    /** Locks what else is due to these people and was not found yet; what another node holds is skipped. */
    List<Delivery> lockCompany(Collection<UUID> persons, List<Delivery> found, Instant now) {
        return session.createNativeQuery(COMPANY, Delivery.class)
                .setParameter("persons", persons.toArray(UUID[]::new), UUID[].class)
                .setParameter("now", now, Instant.class)
                .setParameter("found", found.stream().map(Delivery::id).toArray(UUID[]::new), UUID[].class)
                .getResultList();
    }

    /** Locks what these carry, waiting for whoever holds one. */
    List<Delivery> lockCarriedBy(Collection<UUID> carriers) {
        return ofIds("select * from delivery where carried_by = any(:ids) order by id for no key update", carriers);
    }

    /** What that one carries. */
    List<Delivery> carriedBy(UUID carrier) {
        return ofIds("select * from delivery where carried_by = any(:ids) order by id", List.of(carrier));
    }

    /** Locks them in the order of their ids, waiting for whoever holds one. */
    Map<UUID, Delivery> lock(Collection<UUID> ids) {
        return ofIds("select * from delivery where id = any(:ids) order by id for no key update", ids).stream()
                .collect(Collectors.toMap(Delivery::id, delivery -> delivery));
    }

    /** The server took them: enters it for those whose claim is still the last one, and gives these back. */
    List<MailsSettled.One> sent(List<Claim> claims) {
        return session
                .createNativeQuery(SENT, Object[].class)
                .setParameter("now", clock.instant(), Instant.class)
                .setParameter("ids", claims.stream().map(Claim::deliveryId).toArray(UUID[]::new), UUID[].class)
                .setParameter("claims", claims.stream().map(Claim::number).toArray(Long[]::new), Long[].class)
                .getResultList()
                .stream()
                .map(row -> new MailsSettled.One(
                        (UUID) row[0], DeliveryKind.valueOf((String) row[1]), (UUID) row[2], DeliveryStatus.SENT))
                .toList();
    }

    // Not HQL: it would be translated anew for each number of ids.
    private List<Delivery> ofIds(String query, Collection<UUID> ids) {
        return session.createNativeQuery(query, Delivery.class)
                .setParameter("ids", ids.toArray(UUID[]::new), UUID[].class)
                .getResultList();
    }

    /** Locks one, waiting for whoever holds it. */
    Delivery lock(UUID id) {
        return entities.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
