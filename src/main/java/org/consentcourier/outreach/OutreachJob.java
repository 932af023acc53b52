package org.consentcourier.outreach;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Plans on a schedule. */
@ApplicationScoped
class OutreachJob {

    /** A batch takes far less. */
    private static final int PATIENCE_SECONDS = 5;

    private final Admission admission;
    private final Planner planner;
    private final ReentrantLock planning = new ReentrantLock();
    private volatile boolean stopping;

    OutreachJob(Admission admission, Planner planner) {
        this.admission = admission;
        this.planner = planner;
    }

    @Scheduled(
            identity = "outreach",
            every = "{courier.outreach.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        planning.lock();
        try {
            admission.letIn();
            while (!stopping && planner.planDue() > 0) {
                // The next batch; each is looked at once, since planning moves its due time on.
            }
        } finally {
            planning.unlock();
        }
    }

    /** Ends with the batch at hand, while the database is there. */
    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
        try {
            if (planning.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                planning.unlock();
            } else {
                Log.warn("Outreach was still planning at shutdown; what it had not committed is due again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
