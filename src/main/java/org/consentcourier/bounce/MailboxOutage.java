package org.consentcourier.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Since when nobody could read the mailbox, over all nodes: one that can is enough. */
@ApplicationScoped
@Transactional
public class MailboxOutage {

    private final Session session;
    private final Mailbox mailbox;
    private final Clock clock;

    MailboxOutage(Session session, Mailbox mailbox, Clock clock) {
        this.session = session;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /** It lasts. */
    public record Outage(Instant since, String reason) {}

    /** Empty: it could be read when a node last looked, or none is set any more. */
    public Optional<Outage> now() {
        return mailbox.isSet() ? stored() : Optional.empty();
    }

    void goesOn(String reason) {
        session.createNativeMutationQuery("""
                        insert into mailbox_outage (since, reason) values (:now, :reason)
                        on conflict (one) do update set reason = excluded.reason""")
                .setParameter("now", clock.instant())
                .setParameter("reason", reason)
                .executeUpdate();
    }

    void ends() {
        session.createNativeMutationQuery("delete from mailbox_outage").executeUpdate();
    }

    private Optional<Outage> stored() {
        return session.createNativeQuery("select since, reason from mailbox_outage", Object[].class)
                .getResultStream()
                .map(row -> new Outage((Instant) row[0], (String) row[1]))
                .findFirst();
    }
}
