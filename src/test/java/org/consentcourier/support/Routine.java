package org.consentcourier.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Admission;
import org.consentcourier.outreach.Planner;

/** What the application does by itself, as its jobs would: it checks, plans and sends. */
@ApplicationScoped
public class Routine {

    /** Longer than anything it waits for between two of them. */
    private static final Duration STEP = Duration.ofSeconds(6);

    private final GrantSweep sweep;
    private final Admission admission;
    private final Planner planner;
    private final Dispatcher dispatcher;
    private final MovableClock clock;

    Routine(GrantSweep sweep, Admission admission, Planner planner, Dispatcher dispatcher, MovableClock clock) {
        this.sweep = sweep;
        this.admission = admission;
        this.planner = planner;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Once each, so many times over, and time goes on in between. */
    public void runs(int times) {
        for (int i = 0; i < times; i++) {
            sweep.sweep();
            admission.letIn();
            planner.planDue();
            dispatcher.dispatchDue();
            clock.advance(STEP);
        }
    }
}
