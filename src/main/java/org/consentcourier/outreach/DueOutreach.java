package org.consentcourier.outreach;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.consent.ConsentRequest;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Which requests outreach has to look at. */
@ApplicationScoped
class DueOutreach implements PanacheRepositoryBase<ConsentRequest, UUID> {

    /** Who has yet to activate the user at Docusign could do nothing with a mail of ours; once they have, they are due again. */
    static final String DUE = "outreachDueAt <= ?2 and status in (PENDING, REVOKED) and not activationPending";

    /** Locks at most {@code limit} due requests of these applications; rows another node holds are skipped, never waited for. */
    List<ConsentRequest> lockDue(List<String> applications, Instant now, int limit) {
        return find("application in ?1 and " + DUE + " order by outreachDueAt", applications, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .page(0, limit)
                .list();
    }
}
