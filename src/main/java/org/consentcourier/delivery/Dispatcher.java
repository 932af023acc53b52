package org.consentcourier.delivery;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.SendResult;
import org.consentcourier.mail.Smtp;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what is due: claims a batch, hands each mail to SMTP with no transaction open, and claims the next batch while the last of them are on their way. */
@ApplicationScoped
public class Dispatcher {

    /** A process told to stop has ten seconds in all. */
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(8);

    /** For storing what became of the mails whose sessions were cut. */
    private static final Duration AFTER_CUT = Duration.ofMillis(1500);

    /** Who waits for a connection looks up from it so often, to see whether the end has come. */
    private static final Duration LOOK_UP = Duration.ofMillis(250);

    private final DeliveryQueue queue;
    private final Results results;
    private final Smtp smtp;
    private final MailConfig config;
    private final Clock clock;
    private final Monotonic monotonic;
    private final int capacity;
    private final Semaphore connections;
    /** What is handed over and not stored yet goes out again when the process is killed: as many again as there are connections. */
    private final Semaphore unstored;

    private final InHand inHand = new InHand();
    private final Pace pace;
    private final Circuit circuit = new Circuit();
    private final ReentrantLock dispatching = new ReentrantLock();
    private volatile boolean stopping;

    Dispatcher(
            DeliveryQueue queue,
            Smtp smtp,
            MailConfig config,
            Clock clock,
            Monotonic monotonic,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size") Optional<Integer> connections) {
        this.queue = queue;
        this.results = new Results(queue);
        this.smtp = smtp;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
        this.capacity = connections.orElse(config.provider().connections());
        this.connections = new Semaphore(capacity);
        this.unstored = new Semaphore(2 * capacity);
        this.pace = new Pace(capacity, monotonic::nanos);
    }

    /** Sends until nothing more is due, allowed or possible; returns how many mails it tried. */
    public int dispatchDue() {
        dispatching.lock();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            results.settleRemaining();
            var tried = new AtomicInteger();
            var more = new AtomicBoolean(true);
            var line = new Line();
            claimAndBegin(line, threads, tried, more);
            // Mails take longer to write than to hand over: one claim after the other would leave connections idle.
            var second = CompletableFuture.runAsync(
                    () -> claimWhile(this::isUnlimited, line, threads, tried, more), Dispatcher::startWriter);
            try {
                claimWhile(() -> true, line, threads, tried, more);
            } finally {
                more.set(false);
                second.join(); // what it claims needs the threads
            }
            inHand.awaitFewerThan(1);
            results.settleRemaining();
            return tried.get();
        } finally {
            dispatching.unlock();
        }
    }

    /** Claims nothing more, gives back what has not begun, and waits a while for what is on its way. */
    public void drain() {
        drain(PATIENCE_AT_SHUTDOWN);
    }

    /** Mails that are not handed over by then stay here: their sessions are cut. */
    void drain(Duration patience) {
        stopping = true;
        if (!hasEnded(patience)) {
            smtp.cutBeforeContent();
            if (!hasEnded(AFTER_CUT)) {
                Log.warn("Some mails were still on their way at shutdown; their leases end by themselves");
            }
        }
        results.settleRemaining();
    }

    private boolean hasEnded(Duration patience) {
        try {
            if (dispatching.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                dispatching.unlock();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void onShutdown(@Observes ShutdownEvent event) {
        drain();
    }

    /** While the mail server is tried with one mail, the next claim has to wait for what becomes of it; else one batch is kept ready. */
    private boolean isUnlimited() {
        return circuit.allowance(clock.instant()) > 1;
    }

    private Batch claim(Line line) {
        var limit = stopping ? 0 : circuit.allowance(clock.instant());
        while (limit > 0) {
            try {
                while (queue.lineUp() && !stopping) {
                    // In short transactions: nobody waits for thousands at once.
                }
                return queue.claim(Math.min(limit, pace.next(config.batch())), line);
            } catch (CannotWrite e) {
                queue.renderFailed(e);
            }
        }
        return Batch.NOTHING;
    }

    /** Of the platform: writing does not wait for anything, and would keep a virtual thread's carrier from all others. */
    private static void startWriter(Runnable work) {
        Thread.ofPlatform().name("mail-writer").start(work);
    }

    private void claimWhile(
            BooleanSupplier allowed, Line line, Executor threads, AtomicInteger tried, AtomicBoolean more) {
        while (more.get() && allowed.getAsBoolean()) {
            claimAndBegin(line, threads, tried, more);
        }
    }

    private void claimAndBegin(Line line, Executor threads, AtomicInteger tried, AtomicBoolean more) {
        inHand.awaitFewerThan(isUnlimited() ? capacity + pace.size() : 1);
        results.settleRemaining(); // before a lease that ended meanwhile lets the same mail be claimed again
        var batch = claim(line);
        batch.claims().forEach(claim -> begin(claim, threads, tried));
        if (!batch.more()) {
            more.set(false);
        }
    }

    private void begin(Claim claim, Executor threads, AtomicInteger tried) {
        inHand.one();
        threads.execute(() -> {
            try {
                if (send(claim)) {
                    tried.incrementAndGet();
                }
            } finally {
                inHand.oneLess();
            }
        });
    }

    /** False where the end comes first: what has not begun is given back at once, however long others take. */
    private boolean gotOneOf(Semaphore permits) {
        try {
            while (!stopping) {
                if (permits.tryAcquire(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void giveBack(Claim claim) {
        try {
            queue.giveBack(claim);
        } catch (RuntimeException e) {
            Log.errorf(e, "Delivery %s stays claimed until its lease ends", claim.deliveryId());
        }
    }

    /** Whether it was tried. */
    private boolean send(Claim claim) {
        if (!gotOneOf(unstored)) {
            giveBack(claim);
            return false;
        }
        try {
            var sent = handOver(claim);
            sent.ifPresent(result -> results.settle(new Result(claim, result)));
            return sent.isPresent();
        } catch (RuntimeException e) {
            Log.errorf(e, "Delivery %s stays claimed until its lease ends", claim.deliveryId());
            return false;
        } finally {
            unstored.release();
        }
    }

    /** Empty where it was not even tried. */
    private Optional<SendResult> handOver(Claim claim) {
        if (!gotOneOf(connections)) {
            giveBack(claim);
            return Optional.empty();
        }
        try {
            if (stopping || circuit.isPaused(clock.instant())) {
                giveBack(claim);
                return Optional.empty();
            }
            if (isTooOld(claim)) {
                Log.warnf(
                        "Delivery %s was claimed too long ago to send it now; its lease ends by itself",
                        claim.deliveryId());
                return Optional.empty();
            }
            var sent = circuit.weigh(claim.deliveryId(), smtp.send(claim.letter()));
            pace.oneMore();
            if (circuit.note(claim.deliveryId(), sent, clock.instant())) {
                Log.warnf("The mail server cannot be used, sending pauses: %s", sent.words());
            }
            return Optional.of(sent);
        } finally {
            connections.release();
        }
    }

    private boolean isTooOld(Claim claim) {
        return claim.leaseEnd() - monotonic.nanos() < config.lease().toNanos() / 3;
    }
}
