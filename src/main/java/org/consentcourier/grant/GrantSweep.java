package org.consentcourier.grant;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.CallBudget;
import org.consentcourier.clock.Monotonic;

/** Checks what is due until nothing is due or allowed any more. */
@ApplicationScoped
public class GrantSweep {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);

    private final Applications applications;
    private final ApplicationStates states;
    private final CallBudget budget;
    private final GrantQueue queue;
    private final Checker checker;
    private final GrantsConfig config;
    private final Clock clock;
    private final Monotonic monotonic;

    /** Sweeps read, the end writes: it begins when the last sweep is over. */
    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

    private volatile boolean stopping;

    /** The process is told to stop long before {@link ShutdownEvent}, which waits for requests under way. */
    private final Thread toldToStop =
            Thread.ofPlatform().name("grant-sweep-stop").unstarted(() -> stopping = true);

    GrantSweep(
            Applications applications,
            ApplicationStates states,
            CallBudget budget,
            GrantQueue queue,
            Checker checker,
            GrantsConfig config,
            Clock clock,
            Monotonic monotonic) {
        this.applications = applications;
        this.states = states;
        this.budget = budget;
        this.queue = queue;
        this.checker = checker;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    void onStart(@Observes StartupEvent start) {
        Runtime.getRuntime().addShutdownHook(toldToStop);
    }

    /** Begins no further check and waits a while for those under way, so that they are settled while the database is there. */
    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
        forgetHook();
        try {
            if (running.writeLock().tryLock(PATIENCE_AT_SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
                running.writeLock().unlock();
            } else {
                Log.warn("Some checks were still under way at shutdown; their leases end by themselves");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the application ends and the process goes on. */
    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(toldToStop);
        } catch (IllegalStateException e) {
            Log.debug("The process ends as well");
        }
    }

    /** Makes the checks that are due and allowed now, of one application after the other; returns how many were made. */
    public int sweep() {
        return applications.all().stream()
                .mapToInt(application -> sweep(application.key()))
                .sum();
    }

    /** The same of one application, which may take long where Docusign is slow. */
    int sweep(String application) {
        running.readLock().lock();
        try {
            return isReady(application) ? checkDue(application) : 0;
        } finally {
            running.readLock().unlock();
        }
    }

    private boolean isReady(String application) {
        return !stopping && states.of(application).mayCall(clock.instant()) && queue.isAnyDue(application);
    }

    private int checkDue(String application) {
        if (states.of(application).halt().isEmpty()) {
            return turn(application, () -> mayGoOn(application)).run();
        }
        // Halted, and the time of its next probe has come: one request shows whether the fault is over.
        return turn(application, () -> !stopping).probe(() -> states.takeProbe(application));
    }

    private SweepTurn turn(String application, BooleanSupplier mayGoOn) {
        return new SweepTurn(application, queue, budget, checker, config, monotonic, mayGoOn);
    }

    /** A fault found meanwhile, here or by another node, spares the application the rest. */
    private boolean mayGoOn(String application) {
        var state = states.of(application);
        return !stopping && state.halt().isEmpty() && state.mayCall(clock.instant());
    }
}
