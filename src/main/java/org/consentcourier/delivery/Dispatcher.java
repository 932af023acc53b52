package org.consentcourier.delivery;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.Smtp;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what is due: claims a batch, hands it to SMTP with no transaction open, settles each mail on its own. */
@ApplicationScoped
public class Dispatcher {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);

    private final DeliveryQueue queue;
    private final Results results;
    private final Smtp smtp;
    private final MailConfig config;
    private final Clock clock;
    private final Monotonic monotonic;
    private final Semaphore connections;
    private final Circuit circuit = new Circuit();
    private final ReentrantLock dispatching = new ReentrantLock();
    private volatile boolean stopping;

    Dispatcher(
            DeliveryQueue queue,
            Smtp smtp,
            MailConfig config,
            Clock clock,
            Monotonic monotonic,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size", defaultValue = "10") int connections) {
        this.queue = queue;
        this.results = new Results(queue);
        this.smtp = smtp;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
        this.connections = new Semaphore(connections);
    }

    /** Sends until nothing more is due, allowed or possible; returns how many mails it tried. */
    public int dispatchDue() {
        dispatching.lock();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            results.settleRemaining();
            int tried = 0;
            var batch = claim();
            while (batch.more() || !batch.claims().isEmpty()) {
                var claimed = batch;
                var ahead =
                        claimed.more() && isUnlimited() ? CompletableFuture.supplyAsync(this::claim, threads) : null;
                tried += send(claimed.claims());
                batch = ahead != null ? ahead.join() : claimed.more() ? claim() : Batch.NOTHING;
            }
            return tried;
        } finally {
            dispatching.unlock();
        }
    }

    /** Claims nothing more, gives back what has not begun, and waits a while for what is on its way. */
    public void drain() {
        stopping = true;
        try {
            if (dispatching.tryLock(PATIENCE_AT_SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
                dispatching.unlock();
            } else {
                Log.warn("Some mails were still on their way at shutdown; their leases end by themselves");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void onShutdown(@Observes ShutdownEvent event) {
        drain();
    }

    /** While the mail server is tried with one mail, the next claim has to wait for what becomes of it. */
    private boolean isUnlimited() {
        return circuit.allowance(clock.instant()) > 1;
    }

    private Batch claim() {
        var limit = stopping ? 0 : circuit.allowance(clock.instant());
        while (limit > 0) {
            try {
                return queue.claim(limit);
            } catch (CannotWrite e) {
                queue.renderFailed(e);
            }
        }
        return Batch.NOTHING;
    }

    private int send(List<Claim> claims) {
        var tried = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            claims.forEach(claim -> threads.execute(() -> {
                if (send(claim)) {
                    tried.incrementAndGet();
                }
            }));
        }
        return tried.get();
    }

    private boolean send(Claim claim) {
        connections.acquireUninterruptibly();
        try {
            if (stopping || circuit.isPaused(clock.instant())) {
                queue.giveBack(claim);
                return false;
            }
            if (claim.leaseEnd() - monotonic.nanos() < config.lease().toNanos() / 3) {
                Log.warnf(
                        "Delivery %s was claimed too long ago to send it now; its lease ends by itself",
                        claim.deliveryId());
                return false;
            }
            var sent = smtp.send(claim.letter());
            if (circuit.note(sent, clock.instant())) {
                Log.warnf("The mail server cannot be used, sending pauses: %s", sent.words());
            }
            results.settle(new Result(claim, sent));
            return true;
        } catch (RuntimeException e) {
            Log.errorf(e, "Delivery %s stays claimed until its lease ends", claim.deliveryId());
            return false;
        } finally {
            connections.release();
        }
    }
}
