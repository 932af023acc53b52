package org.consentcourier.outreach;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.consent.ConsentRequest;
import org.hibernate.Session;

/** Which requests outreach has to look at. */
@ApplicationScoped
class DueOutreach implements PanacheRepositoryBase<ConsentRequest, UUID> {

    /** Who has yet to activate the user at Docusign could do nothing with a mail of ours; once they have, they are due again. */
    static final String DUE = "outreachDueAt <= ?2 and status in (PENDING, REVOKED) and not activationPending";

    /** Walks down its index until there are enough; what is not due, or due in another application, costs nothing. */
    static final String LOCK_DUE = """
            select * from consent_request
            where application = :application and outreach_due_at <= :now and status in ('PENDING', 'REVOKED')
                and not activation_pending
            order by outreach_due_at limit :limit for no key update skip locked""";

    private final Session session;

    DueOutreach(Session session) {
        this.session = session;
    }

    /** Locks at most {@code limit} due requests of an application; rows another node holds are skipped, never waited for. */
    List<ConsentRequest> lockDue(String application, Instant now, int limit) {
        return session.createNativeQuery(LOCK_DUE, ConsentRequest.class)
                .setParameter("application", application)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }
}
