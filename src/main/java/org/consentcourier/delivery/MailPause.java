package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** IT may hold back all mail of all nodes, but for alarms. */
@ApplicationScoped
@Transactional
public class MailPause {

    private final Session session;
    private final Clock clock;

    MailPause(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Since when, and by whom. */
    public record Pause(Instant since, String by) {}

    /** Empty: mail leaves. */
    public Optional<Pause> now() {
        return session.createNativeQuery("select at, by_whom from mail_pause", Object[].class)
                .getResultStream()
                .map(row -> new Pause((Instant) row[0], (String) row[1]))
                .findFirst();
    }

    /** Claims no further mail; what is on its way arrives. False: that was so already. */
    public boolean begin(String by) {
        return session.createNativeMutationQuery(
                                "insert into mail_pause (at, by_whom) values (:at, :by) on conflict do nothing")
                        .setParameter("at", clock.instant())
                        .setParameter("by", by)
                        .executeUpdate()
                == 1;
    }

    /** Lets mail leave again. False: it did. */
    public boolean end() {
        return session.createNativeMutationQuery("delete from mail_pause").executeUpdate() == 1;
    }
}
