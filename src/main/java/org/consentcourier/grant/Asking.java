package org.consentcourier.grant;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.consentcourier.clock.Monotonic;

/** Asks Docusign about claims on threads of their own, no more at a time than is set; whatever becomes of a claim, it comes back. */
final class Asking implements AutoCloseable {

    /** More than are ever claimed. */
    private static final int MOST_WAITING = 100_000;

    private final Checker checker;
    private final Monotonic monotonic;
    private final Semaphore permits;
    private final Duration lease;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Return> returned = new LinkedBlockingQueue<>();

    /** How long those under way may take once no other is begun; a service has ten seconds to stop. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    /** Whoever gathers looks up from it so often. */
    private static final long LOOK_UP = TimeUnit.MILLISECONDS.toNanos(500);

    private volatile boolean over;
    private volatile long overSince;

    Asking(Checker checker, GrantsConfig config, Monotonic monotonic) {
        this.checker = checker;
        this.monotonic = monotonic;
        this.permits = new Semaphore(config.concurrency());
        this.lease = config.lease();
    }

    /** A claim that came back. */
    sealed interface Return {

        /** With Docusign's answer. */
        record Answered(CheckAnswer answer) implements Return {}

        /** Docusign was not asked. */
        record Unused(CheckClaim claim) implements Return {}

        /** Docusign was asked, and nobody waited for its answer; that says nothing about Docusign. */
        record GivenUp(CheckClaim claim) implements Return {}

        /** Too little of its lease was left, or something broke; when the lease ends, it is due again by itself. */
        record Left() implements Return {}
    }

    void ask(List<CheckClaim> claims) {
        claims.forEach(claim -> threads.execute(() -> {
            Return back = new Return.Left();
            try {
                back = ask(claim);
            } finally {
                returned.add(back);
            }
        }));
    }

    /** Begins no further question; those that wait come back at once, those under way a little later, answered or not. */
    synchronized void end() {
        if (!over) {
            overSince = monotonic.nanos();
            over = true;
            permits.release(MOST_WAITING);
        }
    }

    /** Whether none is begun any more, which an answer about the application brings about as well: it spares Docusign the rest. */
    boolean isOver() {
        return over;
    }

    /**
     * Waits for one to come back, and not longer than {@code nanos} for as many as {@code most}; none when it takes long, so
     * that the caller can see whether to end.
     */
    List<Return> gather(int most, long nanos) throws InterruptedException {
        var first = returned.poll(LOOK_UP, TimeUnit.NANOSECONDS);
        if (first == null) {
            giveUpAfterPatience();
            return List.of();
        }
        var gathered = new ArrayList<Return>();
        gathered.add(first);
        var until = monotonic.nanos() + nanos;
        while (gathered.size() < most) {
            var next = returned.poll(until - monotonic.nanos(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            gathered.add(next);
        }
        return gathered;
    }

    private void giveUpAfterPatience() {
        if (over && monotonic.nanos() - overSince > PATIENCE) {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        threads.close();
    }

    private Return ask(CheckClaim claim) {
        permits.acquireUninterruptibly();
        try {
            if (over) {
                return new Return.Unused(claim);
            }
            if (!hasTime(claim)) {
                return new Return.Left();
            }
            var answer = checker.ask(claim);
            if (answer.isAboutTheApplication()) {
                end();
            }
            return Thread.interrupted() ? new Return.GivenUp(claim) : new Return.Answered(answer);
        } catch (RuntimeException e) {
            Log.errorf(e, "The check of request %s stays claimed until its lease ends", claim.requestId());
            return new Return.Left();
        } finally {
            permits.release();
        }
    }

    /** Whether enough of the lease is left; judged without the wall clock, which may jump. */
    private boolean hasTime(CheckClaim claim) {
        return monotonic.nanos() - claim.claimedAtNanos() < lease.toNanos() * 2 / 3;
    }
}
