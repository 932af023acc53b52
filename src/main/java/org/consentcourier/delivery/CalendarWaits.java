package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import org.hibernate.Session;

/** Mails that wait for a day or an hour at which they may leave. */
@ApplicationScoped
public class CalendarWaits {

    private static final String LOOK_ANEW = """
            update delivery set due_at = :now where id in (
                select id from delivery
                where status in ('QUEUED', 'DEFERRED') and due_at > :now and (application = any(:applications) or application is null)
                    and (waits_for in (:reasons) or waits_for like :holidays)
                order by id for update skip locked)""";

    private final Session session;

    CalendarWaits(Session session) {
        this.session = session;
    }

    /**
     * Has them looked at, because the calendar of these applications is another now, and those that are of no application; returns how
     * many. One that is being claimed just now is held by a calendar already.
     */
    @Transactional(TxType.MANDATORY)
    public int lookAnew(Collection<String> applications, Instant now) {
        return session.createNativeMutationQuery(LOOK_ANEW)
                .setParameter("applications", applications.toArray(String[]::new), String[].class)
                .setParameter("reasons", WorkingCalendar.WAITS)
                .setParameter("holidays", WorkingCalendar.HOLIDAY.formatted("%", "%"))
                .setParameter("now", now)
                .executeUpdate();
    }
}
