package org.consentcourier.grant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.consent.ConsentRequest;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Which requests are due for a check. */
@ApplicationScoped
class DueChecks implements PanacheRepositoryBase<ConsentRequest, UUID> {

    /** Locks at most {@code limit} due requests, expired leases included; rows another node holds are skipped, never waited for. */
    List<ConsentRequest> lockDue(String application, Instant now, int limit) {
        return find(
                        "application = ?1 and checkDueAt <= ?2 and userId is not null order by checkDueAt",
                        application,
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .page(0, limit)
                .list();
    }

    /** Whether anything is due; cheaper than to take calls of the budget and give them back. */
    boolean isAnyDue(String application, Instant now) {
        return find("application = ?1 and checkDueAt <= ?2 and userId is not null", application, now)
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }

    /** Makes everybody of an application with a proven consent due now, because its scopes are others. */
    void recheckGranted(String application, Instant now) {
        update("checkDueAt = ?1 where application = ?2 and status = GRANTED", now, application);
    }
}
