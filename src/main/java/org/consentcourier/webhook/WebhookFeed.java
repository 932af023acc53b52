package org.consentcourier.webhook;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Set;
import org.consentcourier.consent.StuckCause;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Reads changed states from the events and queues a notice of each.
 *
 * <p>The mark of an endpoint passes events in the order of their transactions and only below the oldest one still under way, so
 * that nothing written late is missed; it is locked while it is moved, so that nothing is read twice. What lies above is told
 * without waiting for that transaction, which may be a long import: its notice keeps it from being told again.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class WebhookFeed {

    private static final int PAGE = 1_000;

    /** A list must not be empty, and no application has this key. */
    private static final Set<String> NONE = Set.of("");

    private static final String IS_CHANGE = "event.from_status is not null and event.from_status <> event.to_status";

    /** What a notice keeps beside the event, of {@code page} and {@code request}; a cause only while it is that of the new state. */
    static final String NOTICE = """
            :webhook, 'evt_' || page.request_id || '_' || page.id, page.request_id, page.id, request.application,
            request.user_id, case when request.status = page.to_status then %s end, 'QUEUED', cast(:now as timestamptz),
            cast(:now as timestamptz)""".formatted(StuckCause.SQL);

    static final String NOTICE_COLUMNS =
            "webhook, message_id, request_id, event_id, application, user_id, cause, status, due_at, created_at";

    /** Reads one page beyond the mark, queues what the endpoint wants of it, and moves the mark to its end. */
    private static final String READ = """
            with page as materialized (
                select event.xid, event.id, event.request_id, event.to_status from consent_event event
                where %1$s
                    and (event.xid, event.id) > ((select cursor_xid from webhook_endpoint where name = :webhook),
                        (select cursor_id from webhook_endpoint where name = :webhook))
                    and {below} and event.id > (select floor_id from webhook_endpoint where name = :webhook)
                order by event.xid, event.id limit :limit),
            made as (
                insert into webhook_notice (%2$s)
                select %3$s from page join consent_request request on request.id = page.request_id
                where :every or request.application in (:applications)
                order by page.xid, page.id
                on conflict (webhook, event_id) do nothing)
            update webhook_endpoint set cursor_xid = last.xid, cursor_id = last.id
            from (select xid, id from page order by xid desc, id desc limit 1) last
            where name = :webhook returning (select count(*) from page)""".formatted(IS_CHANGE, NOTICE_COLUMNS, NOTICE);

    private static final String SETTLED =
            READ.replace("{below}", "event.xid < pg_snapshot_xmin(pg_current_snapshot())");

    /** What was written and committed above the oldest transaction still under way; nearly always nothing, or a few events. */
    private static final String EARLY = """
            with page as materialized (
                select event.id, event.request_id, event.to_status from consent_event event
                join consent_request wanted on wanted.id = event.request_id
                where %1$s
                    and (event.xid, event.id) > ((select cursor_xid from webhook_endpoint where name = :webhook),
                        (select cursor_id from webhook_endpoint where name = :webhook))
                    and event.xid >= pg_snapshot_xmin(pg_current_snapshot())
                    and event.xid < pg_snapshot_xmax(pg_current_snapshot())
                    and event.id > (select floor_id from webhook_endpoint where name = :webhook)
                    and (:every or wanted.application in (:applications))
                    and not exists (
                        select 1 from webhook_notice told where told.webhook = :webhook and told.event_id = event.id)
                order by event.id limit :limit),
            made as (
                insert into webhook_notice (%2$s)
                select %3$s from page join consent_request request on request.id = page.request_id
                order by page.id
                on conflict (webhook, event_id) do nothing)
            select count(*) from page""".formatted(IS_CHANGE, NOTICE_COLUMNS, NOTICE);

    /** Transactions that have not begun yet wrote in another cluster, from which this database was restored: they are over. */
    private static final String OF_ANOTHER_CLUSTER =
            READ.replace("{below}", "event.xid >= pg_snapshot_xmax(pg_current_snapshot())");

    private static final String MARK_IS_OF_ANOTHER_CLUSTER =
            "select cursor_xid >= pg_snapshot_xmax(pg_current_snapshot()) from webhook_endpoint where name = :webhook";

    private static final String BEGIN_IN_THIS_CLUSTER = """
            with floor as (
                select greatest(
                    (select cursor_id from webhook_endpoint where name = :webhook),
                    (select max(id) from consent_event event where xid >= pg_snapshot_xmax(pg_current_snapshot()) and %1$s)) as id)
            update webhook_endpoint set floor_id = floor.id, cursor_id = 0, cursor_xid = coalesce(
                (select event.xid from consent_event event where event.id > floor.id and %1$s order by event.xid limit 1),
                pg_snapshot_xmin(pg_current_snapshot()))
            from floor where name = :webhook""".formatted(IS_CHANGE);

    private final EndpointStates states;
    private final Session session;
    private final Clock clock;

    WebhookFeed(EndpointStates states, Session session, Clock clock) {
        this.states = states;
        this.session = session;
        this.clock = clock;
    }

    /** Reads on for one endpoint, unless another node does; says whether there may be more. */
    boolean read(Endpoint endpoint) {
        if (states.lock(endpoint.name()).filter(state -> !state.isGone()).isEmpty()) {
            return false;
        }
        if (!isOfAnotherCluster(endpoint)) {
            var settled = page(SETTLED, endpoint);
            return settled == PAGE || page(EARLY, endpoint) == PAGE;
        }
        if (page(OF_ANOTHER_CLUSTER, endpoint) < PAGE) {
            Log.infof("Webhook %s goes on in a restored database", endpoint.name());
            session.createNativeMutationQuery(BEGIN_IN_THIS_CLUSTER)
                    .setParameter("webhook", endpoint.name())
                    .executeUpdate();
        }
        return true;
    }

    private boolean isOfAnotherCluster(Endpoint endpoint) {
        return session.createNativeQuery(MARK_IS_OF_ANOTHER_CLUSTER, Boolean.class)
                .setParameter("webhook", endpoint.name())
                .getSingleResult();
    }

    private long page(String sql, Endpoint endpoint) {
        return bound(session.createNativeQuery(sql, Long.class), endpoint)
                .setParameter("now", clock.instant())
                .setParameter("limit", PAGE)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    static <T> NativeQuery<T> bound(NativeQuery<T> query, Endpoint endpoint) {
        return query.setParameter("webhook", endpoint.name())
                .setParameter("every", endpoint.applications().isEmpty())
                .setParameterList("applications", endpoint.applications().isEmpty() ? NONE : endpoint.applications());
    }
}
