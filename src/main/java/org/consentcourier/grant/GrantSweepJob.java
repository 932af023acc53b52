package org.consentcourier.grant;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consentcourier.application.Applications;

/** Sweeps on a schedule, each application by itself: where Docusign is slow for one, the others go on. */
class GrantSweepJob {

    private final GrantSweep sweep;
    private final Applications applications;
    private final MembershipSettings membership;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** Done with the first run and not at the start, which commands share and which must wait for nobody. */
    private volatile boolean settingsHeeded;

    GrantSweepJob(GrantSweep sweep, Applications applications, MembershipSettings membership) {
        this.sweep = sweep;
        this.applications = applications;
        this.membership = membership;
    }

    @Scheduled(
            identity = "grant-sweep",
            every = "{courier.grants.every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!settingsHeeded) {
            membership.forgetFormerAccounts();
            settingsHeeded = true;
        }
        applications.all().stream()
                .map(application -> application.key())
                .filter(underWay::add)
                .forEach(key -> Thread.ofVirtual().name("grant-sweep-" + key).start(() -> sweep(key)));
    }

    private void sweep(String application) {
        try {
            sweep.sweep(application);
        } catch (RuntimeException e) {
            Log.errorf(e, "The sweep of application %s broke off; the next one goes on", application);
        } finally {
            underWay.remove(application);
        }
    }
}
