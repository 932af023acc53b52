package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;

/**
 * Keeps to the number of mails that may ask one person on one day, over all applications and nodes. That no day has too many is a
 * constraint of the database; this only sees to it that nobody runs against it, or waits for another node.
 */
@ApplicationScoped
class MailDays {

    /** Any number no other use of advisory locks in pairs has. */
    private static final int LOCKS = 0x6461_7973;

    private static final String LOCK = """
            select asked.id from unnest(:persons) as asked (id)
            where pg_try_advisory_xact_lock(:locks, hashtext(cast(asked.id as text)))""";

    private static final String TAKEN = """
            select person_id, mail_day, day_place, id from delivery
            where person_id = any(:persons) and mail_day >= :since
                and (may_have_arrived or status in ('SENDING', 'SENT', 'UNKNOWN', 'DEFERRED'))""";

    private final Session session;
    private final int cap;

    MailDays(Session session, CalendarConfig config) {
        this.session = session;
        this.cap = config.dailyCap();
    }

    /** The days of these people around now; whom another node is claiming a mail for at this moment is left to it. */
    Days of(Collection<UUID> persons, Instant now) {
        if (cap == 0 || persons.isEmpty()) {
            return new Days(cap, Set.of());
        }
        var days = new Days(cap, lock(persons));
        // A statement of its own: it has to see what whoever held the lock before has written.
        session.createNativeQuery(TAKEN, Object[].class)
                .setParameter("persons", persons.toArray(UUID[]::new), UUID[].class)
                .setParameter("since", now.atOffset(ZoneOffset.MIN).toLocalDate(), LocalDate.class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .getResultList()
                .forEach(row -> days.take((UUID) row[0], day(row[1]), (int) row[2], (UUID) row[3]));
        return days;
    }

    private Set<UUID> lock(Collection<UUID> persons) {
        return new HashSet<>(session.createNativeQuery(LOCK, UUID.class)
                .setParameter("persons", persons.toArray(UUID[]::new), UUID[].class)
                .setParameter("locks", LOCKS, Integer.class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .getResultList());
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
