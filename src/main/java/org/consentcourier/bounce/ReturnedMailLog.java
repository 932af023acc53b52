package org.consentcourier.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/** Which mails of the mailbox have had their effect. */
@ApplicationScoped
class ReturnedMailLog {

    private final Session session;
    private final Clock clock;

    ReturnedMailLog(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Enters a mail; false when it is there already, its effect included. */
    @Transactional(TxType.MANDATORY)
    boolean enter(String key, String kind, UUID deliveryId) {
        return session.createNativeMutationQuery("""
                        insert into returned_mail (mail_key, kind, delivery_id, read_at) values (:key, :kind, :delivery, :at)
                        on conflict do nothing""")
                        .setParameter("key", key, String.class)
                        .setParameter("kind", kind, String.class)
                        .setParameter("delivery", deliveryId, UUID.class)
                        .setParameter("at", clock.instant(), Instant.class)
                        .executeUpdate()
                == 1;
    }
}
