package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.grant.GrantsConfig;

/** No mail about somebody leaves unless Docusign was just asked whether it is still needed. */
@ApplicationScoped
class FreshChecks {

    private final GrantsConfig grants;

    FreshChecks(GrantsConfig grants) {
        this.grants = grants;
    }

    /** Whether it was; if not, it will be soon. The request must be locked. */
    boolean isFresh(ConsentRequest request, Instant now) {
        if (request.checkedWithin(grants.fresh(), now)) {
            return true;
        }
        // A check under way is not disturbed; one that waits goes before all that nobody waits for.
        request.checkDueAt()
                .filter(due -> !due.isAfter(now.plus(grants.lease())) && due.isAfter(now))
                .ifPresentOrElse(lease -> {}, request::checkBeforeMail);
        return false;
    }
}
