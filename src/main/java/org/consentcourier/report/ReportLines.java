package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads lines of a snapshot, always those of a span of places: so nobody is named whom the reader may not see. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReportLines {

    private static final String SELECT = """
            select line.request_id, line.person_id, line.application, line.person_name, line.person_email, line.manager_email,
                line.department, line.country, line.domain, line.status, line.status_before, line.cause, line.problem,
                line.status_since, line.last_mail_at, line.mails_sent, line.undeliverable
            from report_line line
            where line.period = :period and line.place between :first and :last""";

    private static final String AFTER = """
             and (line.place, line.person_name, line.request_id) > (
                select place, person_name, request_id from report_line where period = :period and request_id = :after)""";

    /** In what order a list names people. */
    enum Order {
        /** By manager and name: that in which lists go on page by page. */
        PLACE("line.place, line.person_name, line.request_id"),
        /** Who needs the manager first. */
        URGENCY("line.urgency, line.status_since, line.request_id"),
        /** Who has been in the state for longest. */
        AGE("line.status_since, line.person_name, line.person_email, line.application"),
        NAME("line.person_name, line.person_email, line.application");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    private final Session session;
    private final Applications applications;

    ReportLines(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    /** The first {@code limit} of them. */
    List<ReportLine> first(Span span, PeopleFilter filter, Order order, int limit) {
        return read(span, filter, null, order, limit);
    }

    /** At most {@code limit} that come after a request of the same snapshot; null: from the beginning. */
    List<ReportLine> after(Span span, PeopleFilter filter, @Nullable UUID after, int limit) {
        return read(span, filter, after, Order.PLACE, limit);
    }

    /** The lines of a snapshot from one place to another. */
    record Span(ReportPeriod period, TreePlace places, ZoneId zone) {}

    private List<ReportLine> read(Span span, PeopleFilter filter, @Nullable UUID after, Order order, int limit) {
        var equal = new HashMap<String, String>();
        put(equal, "manager_email", filter.manager());
        put(equal, "application", filter.application());
        put(equal, "department", filter.department());
        put(equal, "country", filter.country());
        put(equal, "domain", filter.domain());
        put(equal, "problem", filter.problem() == null ? null : filter.problem().name());
        var sql = new StringBuilder(SELECT).append(" and ").append(filter.part().sql());
        equal.keySet().forEach(column -> sql.append(" and line.%1$s = :%1$s".formatted(column)));
        var query = session.createNativeQuery(
                        sql + (after == null ? "" : AFTER) + " order by " + order.sql, Object[].class)
                .setParameter("period", span.period().key(), String.class)
                .setParameter("first", span.places().first(), Integer.class)
                .setParameter("last", span.places().last(), Integer.class);
        equal.forEach(query::setParameter);
        if (after != null) {
            query.setParameter("after", after, UUID.class);
        }
        return query.setMaxResults(limit)
                .getResultStream()
                .map(row -> line(row, span))
                .toList();
    }

    private static void put(Map<String, String> equal, String column, @Nullable String value) {
        if (value != null) {
            equal.put(column, value);
        }
    }

    private ReportLine line(Object[] row, Span span) {
        var application = (String) row[2];
        var since = (Instant) row[13];
        @Nullable Instant lastMail = (Instant) row[14];
        var day = span.zone();
        return new ReportLine(
                (UUID) row[0],
                (UUID) row[1],
                application,
                name(application),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                text(row[6]),
                text(row[7]),
                text(row[8]),
                ConsentStatus.valueOf((String) row[9]),
                row[10] == null ? null : ConsentStatus.valueOf((String) row[10]),
                StuckCause.of(row[11]),
                Problem.of(row[12]),
                since,
                ChronoUnit.DAYS.between(day(since, day), day(span.period().takenAt(), day)),
                lastMail == null ? null : day(lastMail, day),
                (int) row[15],
                (boolean) row[16]);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : (String) value;
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    /** An application that is no longer configured keeps its key. */
    private String name(String application) {
        return applications.find(application).map(Application::name).orElse(application);
    }
}
