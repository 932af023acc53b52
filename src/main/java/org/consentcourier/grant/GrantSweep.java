package org.consentcourier.grant;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.CallBudget;

/** Checks what is due: takes calls of the budget, claims as many requests, asks on virtual threads, settles. */
@ApplicationScoped
public class GrantSweep {

    private static final String ACTOR = "scheduler";
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);

    private final Applications applications;
    private final ApplicationStates states;
    private final CallBudget budget;
    private final GrantQueue queue;
    private final Checker checker;
    private final GrantsConfig config;
    private final Clock clock;

    /** Sweeps read, the end writes: it begins when the last sweep is over. */
    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

    private volatile boolean stopping;

    GrantSweep(
            Applications applications,
            ApplicationStates states,
            CallBudget budget,
            GrantQueue queue,
            Checker checker,
            GrantsConfig config,
            Clock clock) {
        this.applications = applications;
        this.states = states;
        this.budget = budget;
        this.queue = queue;
        this.checker = checker;
        this.config = config;
        this.clock = clock;
    }

    /** Begins no further check and waits a while for those under way, so that they are settled while the database is there. */
    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
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

    /** Makes the checks that are due and allowed now, of all applications; returns how many were made. */
    public int sweep() {
        running.readLock().lock();
        try {
            return applications.all().stream()
                    .map(Application::key)
                    .mapToInt(this::sweep)
                    .sum();
        } finally {
            running.readLock().unlock();
        }
    }

    private int sweep(String application) {
        var state = states.of(application);
        if (stopping || !state.mayCall(clock.instant()) || !queue.isAnyDue(application)) {
            return 0;
        }
        if (state.halt().isEmpty()) {
            return check(application, config.batch(), this::mayGoOn);
        }
        // Halted, and the time of its next probe has come: one request shows whether the fault is over.
        return states.takeProbe(application, config.probe()) ? check(application, 1, claim -> true) : 0;
    }

    private int check(String application, int limit, Predicate<CheckClaim> mayGoOn) {
        var calls = budget.take(application, limit);
        var claims = calls == 0 ? List.<CheckClaim>of() : queue.claimDue(application, calls);
        budget.giveBack(application, calls - claims.size());
        var permits = new Semaphore(config.concurrency());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            claims.forEach(claim -> threads.execute(() -> {
                permits.acquireUninterruptibly();
                try {
                    check(claim, mayGoOn);
                } finally {
                    permits.release();
                }
            }));
        }
        return claims.size();
    }

    private void check(CheckClaim claim, Predicate<CheckClaim> mayGoOn) {
        try {
            if (stopping || !mayGoOn.test(claim)) {
                queue.release(claim);
            } else if (queue.hasTime(claim)) {
                checker.check(claim, ACTOR);
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "The check of request %s stays claimed until its lease ends", claim.requestId());
        }
    }

    /** A fault found by one check of a batch spares the application the rest of it. */
    private boolean mayGoOn(CheckClaim claim) {
        var state = states.of(claim.application());
        return state.halt().isEmpty() && state.mayCall(clock.instant());
    }
}
