package org.consentcourier.webhook;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.consentcourier.clock.Monotonic;

/** Tells each endpoint what it has yet to be told: reads changed states, claims due notices, calls with no transaction open, settles. */
@ApplicationScoped
public class WebhookDispatcher {

    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);
    private static final int CLAIMS_FOR_EACH_CALL_IN_FLIGHT = 4;

    private final Endpoints endpoints;
    private final WebhookFeed feed;
    private final NoticeQueue queue;
    private final WebhookHttp http;
    private final WebhookDeliveryConfig config;
    private final Clock clock;
    private final Monotonic monotonic;

    /** One run at a time for each endpoint; they do not wait for each other. */
    private final Map<String, ReentrantLock> lanes = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    WebhookDispatcher(
            Endpoints endpoints,
            WebhookFeed feed,
            NoticeQueue queue,
            WebhookHttp http,
            WebhookDeliveryConfig config,
            Clock clock,
            Monotonic monotonic) {
        this.endpoints = endpoints;
        this.feed = feed;
        this.queue = queue;
        this.http = http;
        this.config = config;
        this.clock = clock;
        this.monotonic = monotonic;
    }

    /** Tells every endpoint what is due now; returns how many calls were made. */
    public int dispatchDue() {
        var calls = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            endpoints.all().forEach(endpoint -> threads.execute(() -> calls.addAndGet(dispatch(endpoint))));
        }
        return calls.get();
    }

    /** Begins the same for each endpoint that is not at it, and waits for none: a slow one holds up nobody. */
    void kick() {
        endpoints
                .all()
                .forEach(endpoint ->
                        Thread.ofVirtual().name("webhook-" + endpoint.name()).start(() -> dispatch(endpoint)));
    }

    /** Makes one call at once, whether the endpoint is off or not. */
    void sendNow(Endpoint endpoint, Claim claim) {
        run(endpoint).sendOne(claim);
    }

    /** Begins no further call, gives back what has not begun, and waits a while for what is under way. */
    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
        var end = monotonic.nanos() + PATIENCE_AT_SHUTDOWN.toNanos();
        try {
            for (var lane : lanes.values()) {
                if (!lane.tryLock(end - monotonic.nanos(), TimeUnit.NANOSECONDS)) {
                    Log.warn("Some webhook calls were still under way at shutdown; their leases end by themselves");
                    return;
                }
                lane.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int dispatch(Endpoint endpoint) {
        var lane = lanes.computeIfAbsent(endpoint.name(), name -> new ReentrantLock());
        if (stopping || !lane.tryLock()) {
            return 0;
        }
        try {
            return dispatchAll(endpoint);
        } catch (RuntimeException e) {
            Log.errorf(e, "Webhook %s is tried again with the next run", endpoint.name());
            return 0;
        } finally {
            lane.unlock();
        }
    }

    private int dispatchAll(Endpoint endpoint) {
        var calls = 0;
        var more = true;
        while (more && !stopping) {
            var unread = feed.read(endpoint);
            var claims = queue.claim(endpoint, config.concurrency() * CLAIMS_FOR_EACH_CALL_IN_FLIGHT);
            calls += run(endpoint).send(claims);
            more = unread || !claims.isEmpty();
        }
        return calls;
    }

    private EndpointRun run(Endpoint endpoint) {
        return new EndpointRun(endpoint, queue, http, clock, monotonic, () -> stopping, config.concurrency());
    }
}
