package org.consentcourier.outreach;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.application.ApplicationState;
import org.consentcourier.consent.ConsentRequest;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Which requests outreach has to look at. */
@ApplicationScoped
class DueOutreach implements PanacheRepositoryBase<ConsentRequest, UUID> {

    /** Who has yet to activate the user at Docusign could do nothing with a mail of ours; once they have, they are due again. */
    static final String DUE = "outreachDueAt <= ?2 and status in (PENDING, REVOKED) and not activationPending";

    /** Where an application starts in waves, who was not let in yet is due without anything being done. */
    static final String LET_IN = DUE + " and letInAt is not null";

    /** Locks at most {@code limit} due requests of an application; rows another node holds are skipped, never waited for. */
    List<ConsentRequest> lockDue(ApplicationState application, Instant now, int limit) {
        var due = application.wavesOnly() ? LET_IN : DUE;
        return find("application = ?1 and " + due + " order by outreachDueAt", application.application(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .page(0, limit)
                .list();
    }
}
