package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;
import org.jspecify.annotations.Nullable;

/** Where mail is ordered, in the transaction of what caused it. */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into delivery (id, kind, application, request_id, round, step, report_period, report_of, incident_id, all_clear,
                                  sample, sample_language, recipient,
                                  status, due_at, in_line_since, message_id, created_at, person_id)
            values (:id, :kind, :application, :requestId, :round, :step, :reportPeriod, :reportOf, :incidentId, :allClear,
                    :sample, :sampleLanguage, :recipient,
                    'QUEUED', :dueAt, :dueAt, :messageId, :createdAt, (select person_id from consent_request where id = :requestId))
            on conflict do nothing""";

    private static final String INSERT_MANY = """
            insert into delivery (id, kind, application, request_id, round, step, recipient, status, due_at, message_id, created_at, person_id)
            select gen_random_uuid(), wanted.kind, request.application, request.id, wanted.round, wanted.step, wanted.recipient,
                'QUEUED', cast(wanted.due as timestamptz), wanted.message_id, :now, request.person_id
            from unnest(:requests, :kinds, :rounds, :steps, :recipients, :dues, :messageIds)
                as wanted (request_id, kind, round, step, recipient, due, message_id)
            join consent_request request on request.id = wanted.request_id
            on conflict do nothing""";

    /** Any number no other use of advisory locks has. */
    private static final long TESTS = 0x636f_7572_7465_7374L;

    private final Session session;
    private final MessageIds messageIds;
    private final Clock clock;

    Outbox(Session session, MessageIds messageIds, Clock clock) {
        this.session = session;
        this.messageIds = messageIds;
        this.clock = clock;
    }

    private static final String REVIVE = """
            update delivery set status = 'QUEUED', due_at = :dueAt, in_line_since = :dueAt, recipient = :recipient, attempts = 0, put_off = 0, waits_for = null,
                last_reply = null, may_have_arrived = may_have_arrived and recipient = :recipient
            where request_id = :requestId and round = :round and step = :step and status = 'CANCELLED'
                and cause is distinct from 'WITHDRAWN'""";

    /** Orders a mail once, however often it is called; one that was cancelled is wanted again, unless IT took it out. True when anything changed. */
    @Transactional(TxType.MANDATORY)
    public boolean enqueue(Order order) {
        return insert(UUID.randomUUID(), order) || revive(order);
    }

    /** The same of many mails of requests, in one statement; none of them was ever ordered before. */
    @Transactional(TxType.MANDATORY)
    public void enqueueNew(List<Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(INSERT_MANY)
                .setParameter("requests", each(orders, UUID[]::new, Order::requestId), UUID[].class)
                .setParameter(
                        "kinds",
                        each(orders, String[]::new, order -> order.kind().name()),
                        String[].class)
                .setParameter("rounds", each(orders, Integer[]::new, Order::round), Integer[].class)
                .setParameter("steps", each(orders, Integer[]::new, Order::step), Integer[].class)
                .setParameter("recipients", each(orders, String[]::new, Order::recipient), String[].class)
                .setParameter(
                        "dues",
                        each(orders, String[]::new, order -> order.dueAt().toString()),
                        String[].class)
                .setParameter("messageIds", each(orders, String[]::new, messageIds::of), String[].class)
                .setParameter("now", clock.instant(), Instant.class)
                .executeUpdate();
    }

    private static <T> T[] each(List<Order> orders, IntFunction<T[]> array, Function<Order, @Nullable T> part) {
        return orders.stream().map(part).toArray(array);
    }

    /** Orders a mail that belongs to no step, period or incident and so is one of its own each time; returns its key. */
    @Transactional(TxType.MANDATORY)
    public UUID enqueueAnew(Order order) {
        var id = UUID.randomUUID();
        insert(id, order);
        return id;
    }

    /** How many test mails were ordered after {@code since}, whoever they are for; nobody else is told before the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public long testsSince(Instant since) {
        session.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
                .setParameter("lock", TESTS)
                .getSingleResult();
        return session.createNativeQuery(
                        "select count(*) from delivery where sample is not null and created_at > :since", Long.class)
                .setParameter("since", since)
                .getSingleResult();
    }

    private boolean revive(Order order) {
        return order.requestId() != null
                && session.createNativeMutationQuery(REVIVE)
                                .setParameter("dueAt", order.dueAt(), Instant.class)
                                .setParameter("recipient", order.recipient(), String.class)
                                .setParameter("requestId", order.requestId(), UUID.class)
                                .setParameter("round", order.round(), Integer.class)
                                .setParameter("step", order.step(), Integer.class)
                                .executeUpdate()
                        == 1;
    }

    private boolean insert(UUID id, Order order) {
        var report = order.report();
        var incident = order.incident();
        var sample = order.sample();
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("id", id, UUID.class)
                        .setParameter("kind", order.kind().name(), String.class)
                        .setParameter("application", order.application(), String.class)
                        .setParameter("requestId", order.requestId(), UUID.class)
                        .setParameter("round", order.round(), Integer.class)
                        .setParameter("step", order.step(), Integer.class)
                        .setParameter("reportPeriod", report == null ? null : report.period(), String.class)
                        .setParameter("reportOf", report == null ? null : report.whose(), String.class)
                        .setParameter("incidentId", incident == null ? null : incident.id(), UUID.class)
                        .setParameter("allClear", incident == null ? null : incident.allClear(), Boolean.class)
                        .setParameter(
                                "sample", sample == null ? null : sample.mail().name(), String.class)
                        .setParameter(
                                "sampleLanguage",
                                sample == null ? null : sample.language().toLanguageTag(),
                                String.class)
                        .setParameter("recipient", order.recipient(), String.class)
                        .setParameter("dueAt", order.dueAt(), Instant.class)
                        .setParameter("messageId", messageIds.of(order), String.class)
                        .setParameter("createdAt", clock.instant(), Instant.class)
                        .executeUpdate()
                == 1;
    }

    /** Looks at the waiting mails of these requests at once, because they may not want them any more; those being claimed now are asked anyway. */
    @Transactional(TxType.MANDATORY)
    public void reconsider(List<UUID> requestIds) {
        if (requestIds.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                        update delivery set due_at = :now where id in (
                            select id from delivery where request_id = any(:requests) and status in ('QUEUED', 'DEFERRED')
                            for update skip locked)""")
                .setParameter("now", clock.instant(), Instant.class)
                .setParameter("requests", requestIds.toArray(UUID[]::new), UUID[].class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH) // Requests are changed still; they are written once.
                .executeUpdate();
    }

    /** Takes out what waits and cannot have arrived, because something else is sent instead; false: it may be leaving. */
    @Transactional(TxType.MANDATORY)
    public boolean drop(UUID deliveryId, String reason) {
        return session.createNativeMutationQuery("""
                        update delivery set status = 'CANCELLED', due_at = null, waits_for = null, last_reply = :reason where id in (
                            select id from delivery d where id = :id and status in ('QUEUED', 'DEFERRED', 'RENDER_FAILED')
                                and not may_have_arrived and carried_by is null
                                and not exists (select 1 from delivery where carried_by = d.id)
                            for update skip locked)""")
                        .setParameter("reason", reason, String.class)
                        .setParameter("id", deliveryId, UUID.class)
                        .executeUpdate()
                == 1;
    }

    /** Sends a mail that could not be delivered to another address. */
    @Transactional(TxType.MANDATORY)
    public void readdress(UUID deliveryId, String recipient) {
        session.createNativeMutationQuery("""
                        update delivery set recipient = :recipient, status = 'QUEUED', due_at = :now, attempts = 0, put_off = 0,
                            may_have_arrived = false, carried_by = null, carried_message_id = null
                        where id = :id and status in ('UNDELIVERABLE', 'RENDER_FAILED')""")
                .setParameter("recipient", recipient, String.class)
                .setParameter("now", clock.instant(), Instant.class)
                .setParameter("id", deliveryId, UUID.class)
                .executeUpdate();
    }
}
