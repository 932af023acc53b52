package org.consentcourier.delivery;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.consentcourier.clock.Monotonic;
import org.consentcourier.mail.MailConfig;
import org.consentcourier.mail.SendResult;
import org.consentcourier.mail.Smtp;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what is due: claims a batch, hands it to SMTP with no transaction open, settles each mail on its own. */
@ApplicationScoped
public class Dispatcher {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);

    private record Result(Claim claim, SendResult sent) {}

    private final DeliveryQueue queue;
    private final Smtp smtp;
    private final MailConfig config;
    private final Clock clock;
    private final Monotonic monotonic;
    private final Semaphore connections;
    private final Circuit circuit = new Circuit();
    private final ReentrantLock dispatching = new ReentrantLock();
    private final Queue<Result> unsettled = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    Dispatcher(
            DeliveryQueue queue,
            Smtp smtp,
            MailConfig config,
            Clock clock,
            Monotonic monotonic,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size", defaultValue = "10") int connections) {
        this.queue = queue;
        this.smtp = smtp;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
        this.connections = new Semaphore(connections);
    }

    /** Sends until nothing more is due, allowed or possible; returns how many mails it tried. */
    public int dispatchDue() {
        dispatching.lock();
        try {
            settleRemaining();
            int tried = 0;
            var more = true;
            while (more && !stopping) {
                var batch = claim(circuit.allowance(clock.instant()));
                tried += send(batch.claims());
                more = batch.more();
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

    private Batch claim(int limit) {
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
            settle(new Result(claim, sent));
            return true;
        } catch (RuntimeException e) {
            Log.errorf(e, "Delivery %s stays claimed until its lease ends", claim.deliveryId());
            return false;
        } finally {
            connections.release();
        }
    }

    // A result the database could not take is kept: the mail must not go out again for that.
    private void settle(Result result) {
        if (!entered(result)) {
            unsettled.add(result);
        }
    }

    private void settleRemaining() {
        unsettled.removeIf(this::entered);
    }

    private boolean entered(Result result) {
        try {
            queue.settle(result.claim(), result.sent());
            return true;
        } catch (RuntimeException e) {
            Log.warnf(
                    e, "Delivery %s: storing its result failed", result.claim().deliveryId());
            return enteredQuietly(result);
        }
    }

    private boolean enteredQuietly(Result result) {
        try {
            queue.settleQuietly(result.claim(), result.sent());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
