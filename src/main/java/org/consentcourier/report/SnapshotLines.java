package org.consentcourier.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.delivery.LastReminders;
import org.consentcourier.delivery.LastReminders.Last;
import org.consentcourier.roster.Managers;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Writes what a snapshot keeps of each request and application; its managers are there already. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SnapshotLines {

    private static final String LINES =
            """
            insert into report_line (period, request_id, person_id, application, manager_email, place, person_name, person_email,
                department, country, domain, status, status_before, cause, problem, status_since, round_since, last_mail_at,
                mails_sent, undeliverable)
            select :period, found.id, found.person_id, found.application, found.manager, coalesce(manager.place, -1), found.name,
                found.email, found.department, found.country, found.domain, found.status, before.status, found.cause, %s,
                found.status_since, found.round_since, found.last_at, found.sent, found.undeliverable
            from (
                select request.*, %s as cause, %s as manager,
                    coalesce(nullif(trim(person.first_name || ' ' || person.last_name), ''), person.email) as name,
                    person.email, person.department, coalesce(person.country, '') as country,
                    split_part(person.email_key, '@', 2) as domain, mail.last_at, coalesce(mail.sent, 0) as sent,
                    request.status in ('PENDING', 'REVOKED') and coalesce(mail.last_notice or mail.reminders >= last.reminders
                        or greatest(mail.first_at + make_interval(secs => last.after_first), last.at) <= :now, false) as spent,
                    request.status in ('PENDING', 'REVOKED') and exists (select 1 from delivery
                        where request_id = request.id and round = request.round and status = 'UNDELIVERABLE'
                            and recipient = person.email) as undeliverable
                from consent_request request
                join person on person.id = request.person_id
                left join person boss on boss.email_key = person.manager_email
                left join unnest(cast(:applications as text[]), cast(:reminders as integer[]), cast(:afterFirst as float8[]),
                        cast(:ats as timestamptz[])) last (application, reminders, after_first, at)
                    on last.application = request.application
                left join (
                    select request_id, round, max(sent_at) as last_at, count(sent_at) as sent,
                        min(coalesce(sent_at, created_at)) filter (where step = 0) as first_at,
                        count(*) filter (where kind = 'REMINDER' and step < %d) as reminders,
                        bool_or(kind = 'EXPIRY_NOTICE') as last_notice
                    from delivery
                    where request_id is not null and (sent_at is not null or status = 'UNKNOWN' or cause = 'WITHDRAWN')
                    group by request_id, round) mail
                    on mail.request_id = request.id and mail.round = request.round
                where request.status <> 'LEFT') found
            left join report_manager manager on manager.period = :period and manager.manager = found.manager
            left join report_line before on before.period = :previous and before.request_id = found.id
            """.formatted(Problem.SQL, StuckCause.SQL, Managers.REPORTED_TO, LastReminders.STEPS_BY_HAND);

    private static final String APPLICATIONS = """
            insert into report_application (period, application, started, go_live)
            select :period, state.application, state.run_state = 'STARTED', configured.go_live
            from application_state state
            left join unnest(cast(:applications as text[]), cast(:goLives as date[])) configured (application, go_live)
                on configured.application = state.application""";

    private final Session session;
    private final Applications applications;
    private final LastReminders reminders;

    SnapshotLines(Session session, Applications applications, LastReminders reminders) {
        this.session = session;
        this.applications = applications;
        this.reminders = reminders;
    }

    /** How many lines there are. */
    int take(String period, @Nullable String previous, Instant now, @Nullable String fallbackOwner) {
        takeApplications(period);
        var ends = List.copyOf(reminders.byApplication().entrySet());
        return session.createNativeMutationQuery(LINES)
                .setParameter("period", period, String.class)
                .setParameter("previous", previous, String.class)
                .setParameter("now", now, Instant.class)
                .setParameter("fallback", fallbackOwner, String.class)
                .setParameter("applications", column(ends, Map.Entry::getKey, new String[0]), String[].class)
                .setParameter(
                        "reminders", column(ends, end -> end.getValue().reminders(), new Integer[0]), Integer[].class)
                .setParameter("afterFirst", column(ends, end -> seconds(end.getValue()), new Double[0]), Double[].class)
                .setParameter("ats", column(ends, end -> end.getValue().at(), new Instant[0]), Instant[].class)
                .executeUpdate();
    }

    private void takeApplications(String period) {
        var all = applications.all();
        session.createNativeMutationQuery(APPLICATIONS)
                .setParameter("period", period, String.class)
                .setParameter("applications", column(all, Application::key, new String[0]), String[].class)
                .setParameter("goLives", column(all, SnapshotLines::goLive, new String[0]), String[].class)
                .executeUpdate();
    }

    private static @Nullable String goLive(Application application) {
        return application.goLive().map(Object::toString).orElse(null);
    }

    private static @Nullable Double seconds(Last last) {
        @Nullable Duration after = last.afterFirst();
        return after == null ? null : (double) after.toSeconds();
    }

    private static <T, V> V[] column(List<T> rows, Function<T, @Nullable V> value, V[] empty) {
        return rows.stream().map(value).toList().toArray(empty);
    }
}
