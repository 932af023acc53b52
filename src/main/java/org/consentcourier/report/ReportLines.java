package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a snapshot beside those of the one before: lists of people, and numbers of groups. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReportLines {

    private static final String LINES = """
            from report_line line
            left join report_line before on before.period = :previous and before.request_id = line.request_id
            where line.period = :period""";

    private static final String OF_MANAGER = " and line.manager_email = :manager";

    private static final String PERSON = """
            select line.request_id, line.application, line.person_name, line.person_email, line.manager_email, line.status,
                line.status_since, line.last_mail_at, line.mails_sent, line.cause, line.undeliverable
            """;

    private static final String NUMBERS = """
            select %1$s, count(*) filter (where line.status = 'GRANTED'),
                count(*) filter (where line.status not in ('GRANTED', 'EXEMPT')),
                count(*) filter (where line.status = 'EXEMPT'),
                count(*) filter (where line.status = 'GRANTED' and before.status is distinct from 'GRANTED'),
                count(*) filter (where line.status <> 'GRANTED' and before.status = 'GRANTED')
            %2$s group by %1$s order by %1$s nulls last""";

    /** Which of the lines a list names. */
    enum Part {
        MISSING(" and line.status not in ('GRANTED', 'EXEMPT') order by line.status_since, "),
        NEWLY_GRANTED(" and line.status = 'GRANTED' and before.status is distinct from 'GRANTED' order by "),
        REVOKED(" and line.status <> 'GRANTED' and before.status = 'GRANTED' order by ");

        private final String sql;

        Part(String sql) {
            this.sql = sql + "line.person_name, line.person_email, line.application";
        }
    }

    private final Session session;
    private final Applications applications;
    private final ZoneId zone;

    ReportLines(Session session, Applications applications, ReportsConfig config) {
        this.session = session;
        this.applications = applications;
        this.zone = config.zone();
    }

    /** At most {@code limit} people of a manager, or of everybody where there is none. */
    List<ReportLine> people(ReportPeriod period, @Nullable String manager, Part part, int limit) {
        return query(PERSON + lines(manager) + part.sql, period, manager)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> line(row, period.takenAt()))
                .toList();
    }

    List<ApplicationNumbers> byApplication(ReportPeriod period, @Nullable String manager) {
        return query(NUMBERS.formatted("line.application", lines(manager)), period, manager)
                .getResultStream()
                .map(row -> new ApplicationNumbers((String) row[0], name((String) row[0]), numbers(row)))
                .toList();
    }

    List<ManagerNumbers> byManager(ReportPeriod period) {
        return query(NUMBERS.formatted("line.manager_email", LINES), period, null)
                .getResultStream()
                .map(row -> new ManagerNumbers((String) row[0], numbers(row)))
                .toList();
    }

    private static String lines(@Nullable String manager) {
        return manager == null ? LINES : LINES + OF_MANAGER;
    }

    private NativeQuery<Object[]> query(String sql, ReportPeriod period, @Nullable String manager) {
        var query = session.createNativeQuery(sql, Object[].class)
                .setParameter("period", period.key(), String.class)
                .setParameter("previous", period.previous(), String.class);
        return manager == null ? query : query.setParameter("manager", manager, String.class);
    }

    private ReportLine line(Object[] row, Instant takenAt) {
        var application = (String) row[1];
        var since = (Instant) row[6];
        @Nullable Instant lastMail = (Instant) row[7];
        return new ReportLine(
                (UUID) row[0],
                application,
                name(application),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ConsentStatus.valueOf((String) row[5]),
                StuckCause.of(row[9]),
                since,
                ChronoUnit.DAYS.between(day(since), day(takenAt)),
                lastMail == null ? null : day(lastMail),
                (int) row[8],
                (boolean) row[10]);
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** An application that is no longer configured keeps its key. */
    private String name(String application) {
        return applications.find(application).map(Application::name).orElse(application);
    }

    private static Numbers numbers(Object[] row) {
        return new Numbers((long) row[1], (long) row[2], (long) row[3], (long) row[4], (long) row[5]);
    }
}
