package org.consentcourier.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What pages and the API read of requests; entities stay where they are. */
@ApplicationScoped
@Transactional
public class ConsentViews {

    private static final String ROWS = """
            select request.id, request.application, person.id, person.first_name, person.last_name, person.email,
                person.manager_email, request.user_id, request.status, request.status_since, request.round,
                request.granted_at, request.last_proof_at, request.proven_scopes, request.checked_at,
                case when request.check_due_at > '1970-01-01T00:00:01Z' then request.check_due_at else request.checked_at end,
                request.exempt_reason, request.exempt_until, %s
            from consent_request request join person on person.id = request.person_id
            """.formatted(StuckCause.SQL);

    private static final String CAUSES = """
            select status, cause, count(*) from (
                select request.status, %s as cause from consent_request request
                where request.application = :application and request.status = any(:statuses)) one
            group by status, cause order by count(*) desc, status, cause""".formatted(StuckCause.SQL);

    private static final String HISTORY = """
            select opened_at, 1, null, coalesce((
                    select from_status from consent_event event
                    where event.request_id = request.id and from_status is not null order by id limit 1), status) as to_status,
                opened_by, 'imported', null, null, null, null, 0 as id
            from consent_request request where id = :id and opened_at is not null
            union all
            select at, round, from_status, to_status, actor, note, http_status, error, error_description, trace_token, id
            from consent_event where request_id = :id order by id""";

    private final Session session;

    ConsentViews(Session session) {
        this.session = session;
    }

    /** One entry of a request's history, newest knowledge last. */
    public record EventRow(
            Instant at,
            int round,
            @Nullable ConsentStatus from,
            ConsentStatus to,
            String actor,
            @Nullable String note,
            @Nullable Integer httpStatus,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable String traceToken) {}

    /** Ordered by address; {@code after} is the id of the last row of the page before. */
    public List<ConsentRow> list(ConsentFilter filter, @Nullable UUID after, int limit) {
        var parameters = new HashMap<String, Object>();
        return list(conditions(filter, parameters), parameters, after, limit);
    }

    /** The same of an application alone, in any of these states. */
    public List<ConsentRow> list(String application, Set<ConsentStatus> statuses, @Nullable UUID after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("application", application, "statuses", names(statuses)));
        var conditions =
                new ArrayList<>(List.of("request.application = :application", "request.status = any(:statuses)"));
        return list(conditions, parameters, after, limit);
    }

    private List<ConsentRow> list(
            List<String> conditions, Map<String, Object> parameters, @Nullable UUID after, int limit) {
        if (after != null) {
            // The first is for the index alone: of the second it takes nothing to begin with.
            conditions.add("""
                    person.email_key >= (select p.email_key from consent_request r join person p on p.id = r.person_id
                        where r.id = :after) and (person.email_key, request.id) > (select p.email_key, r.id from consent_request r
                        join person p on p.id = r.person_id where r.id = :after)""");
            parameters.put("after", after);
        }
        var where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        var query = session.createNativeQuery(
                ROWS + where + " order by person.email_key, request.id limit :limit", Object[].class);
        parameters.forEach(query::setParameter);
        return query.setParameter("limit", limit)
                .getResultStream()
                .map(ConsentViews::row)
                .toList();
    }

    public Optional<ConsentRow> find(UUID id) {
        return session.createNativeQuery(ROWS + "where request.id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(ConsentViews::row)
                .findFirst();
    }

    /** The language a person reads, as the roster says. */
    public Optional<Locale> language(UUID personId) {
        return session.createNativeQuery(
                        "select language from person where id = :id and language is not null", String.class)
                .setParameter("id", personId)
                .getResultStream()
                .findFirst()
                .map(Locale::forLanguageTag);
    }

    /** All requests of one person, by application. */
    public List<ConsentRow> ofPerson(UUID personId) {
        return session.createNativeQuery(ROWS + "where person.id = :id order by request.application", Object[].class)
                .setParameter("id", personId)
                .getResultStream()
                .map(ConsentViews::row)
                .toList();
    }

    /** The history of a request, oldest first; it begins with the opening, which the request itself holds. */
    public List<EventRow> events(UUID requestId) {
        return session.createNativeQuery(HISTORY, Object[].class)
                .setParameter("id", requestId)
                .getResultStream()
                .map(ConsentViews::event)
                .toList();
    }

    /** How many requests of an application are in each state; every state is there. */
    public Map<ConsentStatus, Long> counts(String application) {
        var counts = new EnumMap<ConsentStatus, Long>(ConsentStatus.class);
        for (var status : ConsentStatus.values()) {
            counts.put(status, 0L);
        }
        session.createNativeQuery(
                        "select status, count(*) from consent_request where application = :application group by status",
                        Object[].class)
                .setParameter("application", application)
                .getResultStream()
                .forEach(row -> counts.put(ConsentStatus.valueOf((String) row[0]), (Long) row[1]));
        return counts;
    }

    /** How many requests are in that state for that cause; null: asking is under way, or has been answered. */
    public record CauseCount(ConsentStatus status, @Nullable StuckCause cause, long people) {}

    /** How many requests of an application in these states there are by cause, the most first. */
    public List<CauseCount> causes(String application, Set<ConsentStatus> statuses) {
        return session.createNativeQuery(CAUSES, Object[].class)
                .setParameter("application", application)
                .setParameter("statuses", names(statuses))
                .getResultStream()
                .map(row ->
                        new CauseCount(ConsentStatus.valueOf((String) row[0]), StuckCause.of(row[1]), (long) row[2]))
                .toList();
    }

    private static String[] names(Set<ConsentStatus> statuses) {
        return statuses.stream().map(Enum::name).toArray(String[]::new);
    }

    private static List<String> conditions(ConsentFilter filter, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        add(conditions, parameters, "request.application = :application", "application", filter.application());
        add(
                conditions,
                parameters,
                "request.status = :status",
                "status",
                filter.status() == null ? null : filter.status().name());
        var cause = filter.cause();
        if (cause != null) {
            conditions.add(cause.among());
            add(conditions, parameters, "(" + StuckCause.SQL + ") = :cause", "cause", cause.name());
        }
        add(conditions, parameters, "person.manager_email = :manager", "manager", lower(filter.manager()));
        add(conditions, parameters, "request.user_id = :userId", "userId", filter.userId());
        add(
                conditions,
                parameters,
                "request.id = any(:ids)",
                "ids",
                filter.ids().isEmpty() ? null : filter.ids().toArray(UUID[]::new));
        add(
                conditions,
                parameters,
                "(position(:text in person.email_key) > 0"
                        + " or position(:text in lower(person.first_name || ' ' || person.last_name)) > 0)",
                "text",
                filter.text() == null || filter.text().isBlank()
                        ? null
                        : lower(filter.text().strip()));
        return conditions;
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.toLowerCase(Locale.ROOT);
    }

    private static ConsentRow row(Object[] row) {
        var name = (row[3] + " " + row[4]).strip();
        return new ConsentRow(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                name.isEmpty() ? (String) row[5] : name,
                (String) row[5],
                (String) row[6],
                (UUID) row[7],
                ConsentStatus.valueOf((String) row[8]),
                StuckCause.of(row[18]),
                (Instant) row[9],
                (int) row[10],
                (Instant) row[11],
                (Instant) row[12],
                (String) row[13],
                (Instant) row[14],
                (Instant) row[15],
                (String) row[16],
                (LocalDate) row[17]);
    }

    private static EventRow event(Object[] row) {
        return new EventRow(
                (Instant) row[0],
                (int) row[1],
                row[2] == null ? null : ConsentStatus.valueOf((String) row[2]),
                ConsentStatus.valueOf((String) row[3]),
                (String) row[4],
                (String) row[5],
                (Integer) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9]);
    }
}
