package org.consentcourier.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.Session;

/** Lets one node at a time into the mailbox: mails that two move at once are kept twice by some servers, and mixed up by others. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class MailboxTurn {

    /** Longer than a server may take for the answers between two mails. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private final Session session;
    private final Clock clock;

    MailboxTurn(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** False: another visit is under way. */
    boolean begins(UUID visit) {
        return session.createNativeMutationQuery("""
                        insert into mailbox_visit (visit, until) values (:visit, :until)
                        on conflict (one) do update set visit = excluded.visit, until = excluded.until
                        where mailbox_visit.until <= :now""")
                        .setParameter("visit", visit)
                        .setParameter("until", clock.instant().plus(LEASE))
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** False: it took so long that another one has begun. */
    boolean goesOn(UUID visit) {
        return session.createNativeMutationQuery("update mailbox_visit set until = :until where visit = :visit")
                        .setParameter("until", clock.instant().plus(LEASE))
                        .setParameter("visit", visit)
                        .executeUpdate()
                == 1;
    }

    void ends(UUID visit) {
        session.createNativeMutationQuery("delete from mailbox_visit where visit = :visit")
                .setParameter("visit", visit)
                .executeUpdate();
    }
}
