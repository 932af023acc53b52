package org.consentcourier.consent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Ends exemptions whose last day is over: a new round begins. */
@ApplicationScoped
public class Exemptions {

    private static final String ACTOR = "scheduler";
    private static final int BATCH = 500;

    private final ConsentRequests requests;
    private final Consents consents;
    private final RosterReconciliation reconciliation;
    private final Clock clock;

    Exemptions(ConsentRequests requests, Consents consents, RosterReconciliation reconciliation, Clock clock) {
        this.requests = requests;
        this.consents = consents;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    @Scheduled(identity = "exemptions", every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        endDue();
    }

    /** Ends at most one batch; returns how many. */
    @Transactional
    public int endDue() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var over = requests.find("status = EXEMPT and exemptUntil < ?1", today)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .page(0, BATCH)
                .list();
        over.forEach(request -> consents.endExemption(request, Cause.of(ACTOR, "exemption ended")));
        // A User ID may have changed meanwhile, which an exemption does not follow.
        over.stream()
                .collect(groupingBy(
                        ConsentRequest::application,
                        mapping(request -> request.person().id(), toSet())))
                .forEach((application, persons) -> reconciliation.reconcile(application, ACTOR, persons));
        return over.size();
    }
}
