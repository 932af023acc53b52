package org.consentcourier.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What was told to whom, and what waits. */
@ApplicationScoped
@Transactional
public class NoticeLog {

    private static final String ROWS = """
            select notice.id, webhook, message_id, notice.request_id, application, event.from_status, event.to_status,
                event.at, status, created_at, due_at, settled_at
            from webhook_notice notice left join consent_event event
                on event.request_id = notice.request_id and event.id = notice.event_id
            """;

    private static final String ATTEMPTS = """
            select notice_id, at, http_status, reason, millis, late from webhook_attempt
            where notice_id in (:ids) order by notice_id, claim""";

    private static final String COUNTS = """
            select status, count(*) from webhook_notice where webhook = :webhook and due_at is not null group by status
            union all
            select 'FAILED', count(*) from webhook_notice where webhook = :webhook and status = 'FAILED'""";

    private final Session session;

    NoticeLog(Session session) {
        this.session = session;
    }

    /** Newest first; {@code after} is the last one of the page before. */
    public List<NoticeRow> list(
            @Nullable String webhook, @Nullable NoticeStatus status, @Nullable Long after, int limit) {
        var query = session.createNativeQuery(
                ROWS + "where true"
                        + (webhook == null ? "" : " and webhook = :webhook")
                        + (status == null ? "" : " and status = :status")
                        + (after == null ? "" : " and notice.id < :after")
                        + " order by notice.id desc limit :limit",
                Object[].class);
        if (webhook != null) {
            query.setParameter("webhook", webhook);
        }
        if (status != null) {
            query.setParameter("status", status.name());
        }
        if (after != null) {
            query.setParameter("after", after);
        }
        return withAttempts(query.setParameter("limit", limit).getResultList());
    }

    public Optional<NoticeRow> find(long id) {
        return withAttempts(session.createNativeQuery(ROWS + "where notice.id = :id", Object[].class)
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                .findFirst();
    }

    /** What waits for an endpoint, is on its way, and has failed. */
    Map<NoticeStatus, Long> counts(String webhook) {
        var counts = new EnumMap<NoticeStatus, Long>(NoticeStatus.class);
        for (var status : List.of(NoticeStatus.QUEUED, NoticeStatus.SENDING, NoticeStatus.FAILED)) {
            counts.put(status, 0L);
        }
        session.createNativeQuery(COUNTS, Object[].class)
                .setParameter("webhook", webhook)
                .getResultStream()
                .forEach(row -> counts.put(NoticeStatus.valueOf((String) row[0]), (Long) row[1]));
        return counts;
    }

    private List<NoticeRow> withAttempts(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var attempts = session.createNativeQuery(ATTEMPTS, Object[].class)
                .setParameterList("ids", rows.stream().map(row -> row[0]).toList())
                .getResultStream()
                .collect(groupingBy(row -> (Long) row[0], mapping(NoticeLog::attempt, toList())));
        return rows.stream()
                .map(row -> row(row, attempts.getOrDefault((Long) row[0], List.of())))
                .toList();
    }

    private static NoticeRow.Attempt attempt(Object[] row) {
        return new NoticeRow.Attempt(
                (Instant) row[1], (Integer) row[2], (String) row[3], (long) row[4], (boolean) row[5]);
    }

    private static NoticeRow row(Object[] row, List<NoticeRow.Attempt> attempts) {
        return new NoticeRow(
                (long) row[0],
                (String) row[1],
                (String) row[2],
                (UUID) row[3],
                (String) row[4],
                status(row[5]),
                status(row[6]),
                (Instant) row[7],
                NoticeStatus.valueOf((String) row[8]),
                (Instant) row[9],
                (Instant) row[10],
                (Instant) row[11],
                attempts);
    }

    private static @Nullable ConsentStatus status(@Nullable Object name) {
        return name == null ? null : ConsentStatus.valueOf((String) name);
    }
}
