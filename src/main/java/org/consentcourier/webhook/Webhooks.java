package org.consentcourier.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentcourier.audit.AuditTrail;
import org.hibernate.Session;

/** What IT sees of the webhooks and may do about them. */
@ApplicationScoped
public class Webhooks {

    /** Changes replayed at a time at most. */
    public static final int MOST_REPLAYED = 10_000;

    private static final String REPLAY = """
            with page as materialized (
                select event.id, event.request_id, event.to_status from consent_event event
                join consent_request request on request.id = event.request_id
                where event.at >= :since and event.at < :until
                    and event.from_status is not null and event.from_status <> event.to_status
                    and (:every or request.application in (:applications))
                limit :limit + 1),
            made as (
                insert into webhook_notice as notice (%s)
                select %s from page join consent_request request on request.id = page.request_id
                where (select count(*) from page) <= :limit
                order by page.id
                on conflict (webhook, event_id) do update set status = 'QUEUED', due_at = excluded.due_at, attempts = 0,
                    settled_at = null
                where notice.status <> 'SENDING'
                returning 1)
            select (select count(*) from page), (select count(*) from made)""".formatted(WebhookFeed.NOTICE_COLUMNS, WebhookFeed.NOTICE);

    private static final String RETRY = """
            update webhook_notice set status = 'QUEUED', due_at = :now, attempts = 0, settled_at = null
            where id = :id and status <> 'SENDING'""";

    private final Endpoints endpoints;
    private final EndpointStates states;
    private final NoticeQueue queue;
    private final NoticeLog log;
    private final WebhookDispatcher dispatcher;
    private final AuditTrail audit;
    private final Session session;
    private final Clock clock;

    Webhooks(
            Endpoints endpoints,
            EndpointStates states,
            NoticeQueue queue,
            NoticeLog log,
            WebhookDispatcher dispatcher,
            AuditTrail audit,
            Session session,
            Clock clock) {
        this.endpoints = endpoints;
        this.states = states;
        this.queue = queue;
        this.log = log;
        this.dispatcher = dispatcher;
        this.audit = audit;
        this.session = session;
        this.clock = clock;
    }

    /** What a replay did. */
    public sealed interface Replay {
        /** So many changes are told again. */
        record Queued(int replayed) implements Replay {}

        /** There are more than are replayed at a time: nothing was done. */
        record TooMany(int most) implements Replay {}
    }

    /** Of those that are configured. */
    public List<String> names() {
        return endpoints.all().stream().map(Endpoint::name).toList();
    }

    @Transactional
    public List<WebhookRow> list() {
        return endpoints.all().stream().map(this::row).toList();
    }

    @Transactional
    public Optional<WebhookRow> find(String name) {
        return endpoints.find(name).map(this::row);
    }

    /** Sends a notice again, or at once; empty where it is on its way just now. */
    @Transactional
    public Optional<NoticeRow> retry(NoticeRow notice, String by) {
        var queued = session.createNativeMutationQuery(RETRY)
                .setParameter("id", notice.id())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (queued == 0) {
            return Optional.empty();
        }
        audit.record(by, "sent again", "webhook notice " + notice.id(), notice.webhook());
        return log.find(notice.id());
    }

    /** Tells an endpoint again what changed from {@code since} until before {@code until}, each with its id of the first time. */
    @Transactional
    public Replay replay(String name, Instant since, Instant until, String by) {
        var endpoint = endpoints.find(name).orElseThrow();
        var counts = WebhookFeed.bound(session.createNativeQuery(REPLAY, Object[].class), endpoint)
                .setParameter("since", since)
                .setParameter("until", until)
                .setParameter("now", clock.instant())
                .setParameter("limit", MOST_REPLAYED)
                .getSingleResult();
        if ((long) counts[0] > MOST_REPLAYED) {
            return new Replay.TooMany(MOST_REPLAYED);
        }
        var replayed = (int) (long) counts[1];
        audit.record(by, "replayed", "webhook " + name, since + " to " + until + ": " + replayed);
        return new Replay.Queued(replayed);
    }

    /** Calls an endpoint at once with a notice of nothing, also one that is off; the row tells what came of it. */
    @Transactional(TxType.NOT_SUPPORTED)
    public NoticeRow test(String name, String by) {
        var endpoint = endpoints.find(name).orElseThrow();
        var claim = queue.makeTest(endpoint, by);
        dispatcher.sendNow(endpoint, claim);
        return log.find(claim.noticeId()).orElseThrow();
    }

    /** Switches an endpoint on again, or has one that fails tried now; it is told of everything since. */
    @Transactional
    public void enable(String name, String by) {
        states.enable(name);
        audit.record(by, "switched on", "webhook " + name, "");
    }

    private WebhookRow row(Endpoint endpoint) {
        var state = states.find(endpoint.name());
        return new WebhookRow(
                endpoint.name(),
                endpoint.shownUrl(),
                endpoint.applications().stream().sorted().toList(),
                state.map(this::state).orElse(WebhookState.ACTIVE),
                state.map(EndpointStates.State::since).orElse(null),
                state.map(EndpointStates.State::goneAt).orElse(null),
                state.map(EndpointStates.State::resumeAt)
                        .filter(resume -> resume.isAfter(clock.instant()))
                        .orElse(null),
                state.map(EndpointStates.State::lastSuccessAt).orElse(null),
                state.map(EndpointStates.State::lastFailureAt).orElse(null),
                state.map(EndpointStates.State::lastFailure).orElse(null),
                log.counts(endpoint.name()));
    }

    private WebhookState state(EndpointStates.State state) {
        if (state.isGone()) {
            return WebhookState.OFF;
        }
        return state.isAway() || state.isQuiet(clock.instant()) ? WebhookState.FAILING : WebhookState.ACTIVE;
    }
}
