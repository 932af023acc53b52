package org.consentcourier.outreach;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.consent.ConsentRequest;
import org.hibernate.Session;

/** Which requests outreach has to look at. */
@ApplicationScoped
class DueOutreach implements PanacheRepositoryBase<ConsentRequest, UUID> {

    /** Who has yet to activate the user at Docusign could do nothing with a mail of ours; once they have, they are due again. */
    static final String DUE = "outreachDueAt <= ?2 and status in (PENDING, REVOKED) and not activationPending";

    /** Where an application starts in waves, who was not let in yet is due without anything being done. */
    static final String LET_IN = DUE + " and letInAt is not null";

    /** Walks down an index until there are enough; what is not due, or due in another application, costs nothing. */
    private static final String LOCK_DUE = """
            select * from consent_request
            where application = :application and outreach_due_at <= :now and status in ('PENDING', 'REVOKED')
                and not activation_pending {let in}
            order by outreach_due_at limit :limit for no key update skip locked""";

    static final String LOCK_ALL = LOCK_DUE.replace("{let in}", "");
    private static final String LOCK_LET_IN = LOCK_DUE.replace("{let in}", "and let_in_at is not null");

    private final Session session;

    DueOutreach(Session session) {
        this.session = session;
    }

    /** Locks at most {@code limit} due requests of an application; rows another node holds are skipped, never waited for. */
    List<ConsentRequest> lockDue(ApplicationState application, Instant now, int limit) {
        return session.createNativeQuery(application.wavesOnly() ? LOCK_LET_IN : LOCK_ALL, ConsentRequest.class)
                .setParameter("application", application.application())
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }
}
