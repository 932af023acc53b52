package org.consentcourier.report;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.delivery.Order;
import org.consentcourier.delivery.Outbox;
import org.consentcourier.roster.RosterConfig;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Keeps one instant of all states per period, and orders the managers' mails about it in the same transaction. */
@ApplicationScoped
class Snapshots {

    private static final int TIMEOUT_SECONDS = 600;

    /**
     * Whoever inserts the row takes the snapshot. A period that began before the newest snapshot's is over, and one that began
     * before there was anybody to ask has nothing to tell.
     */
    private static final String BEGIN = """
            insert into report_snapshot (period, previous_period, starts_at, taken_at)
            select :period, (select period from report_snapshot order by starts_at desc, taken_at desc limit 1), :startsAt, :takenAt
            where (exists (select 1 from consent_request where opened_at <= :startsAt)
                    or exists (select 1 from consent_event where at <= :startsAt))
                and not exists (select 1 from report_snapshot where starts_at >= :startsAt)
            on conflict do nothing""";

    private static final String LINES = """
            insert into report_line (period, request_id, application, manager_email, person_name, person_email, status, cause,
                status_since, round_since, last_mail_at, mails_sent, undeliverable)
            select :period, request.id, request.application,
                case when person.manager_email is null or boss.rosters = '{}' then cast(:fallback as text)
                    when boss.id = person.id then coalesce(cast(:fallback as text), person.manager_email)
                    else person.manager_email end,
                coalesce(nullif(trim(person.first_name || ' ' || person.last_name), ''), person.email), person.email,
                request.status, %s, request.status_since, request.round_since, mail.last_at, coalesce(mail.sent, 0),
                request.status in ('PENDING', 'REVOKED') and exists (select 1 from delivery
                    where request_id = request.id and round = request.round and status = 'UNDELIVERABLE' and recipient = person.email)
            from consent_request request
            join person on person.id = request.person_id
            left join person boss on boss.email_key = person.manager_email
            left join (
                select request_id, round, max(sent_at) as last_at, count(*) as sent
                from delivery where request_id is not null and sent_at is not null
                group by request_id, round) mail
                on mail.request_id = request.id and mail.round = request.round
            where request.status <> 'LEFT'""".formatted(StuckCause.SQL);

    /** Managers of whose people somebody is missing or has newly consented; nobody is mailed for an application not started. */
    private static final String MANAGERS_TO_TELL = """
            select distinct line.manager_email
            from report_line line
            join report_snapshot snapshot on snapshot.period = line.period
            join application_state state on state.application = line.application and state.run_state = 'STARTED'
            left join report_line before on before.period = snapshot.previous_period and before.request_id = line.request_id
            where line.period = :period and line.manager_email is not null and line.status <> 'EXEMPT'
                and (line.status <> 'GRANTED' or before.status is distinct from 'GRANTED')
            order by line.manager_email""";

    private final Session session;
    private final Outbox outbox;

    /** Whose the people are who have no manager, are their own, or whose manager has left; managers need not stand on a roster. */
    private final @Nullable String fallbackOwner;

    Snapshots(Session session, Outbox outbox, RosterConfig roster) {
        this.session = session;
        this.outbox = outbox;
        this.fallbackOwner = roster.fallbackOwner()
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    /** Whether a snapshot was taken: once per period, whoever asks and however often. */
    @Transactional(TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = TIMEOUT_SECONDS)
    boolean take(Period period, Instant takenAt, Instant mailsFrom) {
        if (!begin(period, takenAt)) {
            return false;
        }
        int lines = session.createNativeMutationQuery(LINES)
                .setParameter("fallback", fallbackOwner, String.class)
                .setParameter("period", period.key())
                .executeUpdate();
        int mails = order(period, mailsFrom);
        Log.infof("Report %s: %d requests kept, %d managers to tell", period.key(), lines, mails);
        return true;
    }

    private boolean begin(Period period, Instant takenAt) {
        return session.createNativeMutationQuery(BEGIN)
                        .setParameter("period", period.key(), String.class)
                        .setParameter("startsAt", period.startsAt(), Instant.class)
                        .setParameter("takenAt", takenAt, Instant.class)
                        .executeUpdate()
                == 1;
    }

    private int order(Period period, Instant mailsFrom) {
        var managers = managersToTell(period);
        managers.forEach(manager -> outbox.enqueue(Order.forReport(period.key(), manager, mailsFrom)));
        return managers.size();
    }

    private List<String> managersToTell(Period period) {
        return session.createNativeQuery(MANAGERS_TO_TELL, String.class)
                .setParameter("period", period.key())
                .getResultList();
    }
}
