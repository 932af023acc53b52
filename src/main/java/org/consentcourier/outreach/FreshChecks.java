package org.consentcourier.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.consentcourier.application.BudgetConfig;
import org.consentcourier.consent.ConsentRequest;
import org.consentcourier.delivery.Draft;
import org.consentcourier.grant.GrantsConfig;
import org.consentcourier.mail.MailConfig;

/** No mail about somebody leaves unless Docusign was just asked whether it is still needed. */
@ApplicationScoped
class FreshChecks {

    /** A check is made meanwhile. */
    static final Duration SOON = Duration.ofSeconds(5);

    private final GrantsConfig grants;
    private final int inAdvance;

    FreshChecks(GrantsConfig grants, BudgetConfig budget, MailConfig mail) {
        this.grants = grants;
        this.inAdvance = inAdvance(budget.perSecond(), mail.every());
    }

    /** So many checks are made until mails are looked at the next time but one: no mail has to wait for a call that was free. */
    static int inAdvance(int perSecond, Duration mailEvery) {
        return Math.toIntExact(Math.max(10, 2 * Math.ceilDiv(mailEvery.toMillis(), 1_000L)) * perSecond);
    }

    /** What mails wait for that are not about freshly checked people. */
    Draft awaited(Instant now) {
        return new Draft.MadeReady(now.plus(SOON), "a fresh check", inAdvance);
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
