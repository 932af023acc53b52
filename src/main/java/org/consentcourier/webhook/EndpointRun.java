package org.consentcourier.webhook;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.consentcourier.clock.Monotonic;
import org.jspecify.annotations.Nullable;

/** Sends one batch of claims to one endpoint; those about the same consent one after the other, in their order. */
final class EndpointRun {

    private final Endpoint endpoint;
    private final NoticeQueue queue;
    private final WebhookHttp http;
    private final Clock clock;
    private final Monotonic monotonic;
    private final BooleanSupplier stopping;
    private final Semaphore permits;
    private final AtomicInteger made = new AtomicInteger();

    /** Calls in vain since the last one that was taken: the rest of a batch is spared an endpoint that is away. */
    private final AtomicInteger inVain = new AtomicInteger();

    private volatile boolean quiet;

    EndpointRun(
            Endpoint endpoint,
            NoticeQueue queue,
            WebhookHttp http,
            Clock clock,
            Monotonic monotonic,
            BooleanSupplier stopping,
            int concurrency) {
        this.endpoint = endpoint;
        this.queue = queue;
        this.http = http;
        this.clock = clock;
        this.monotonic = monotonic;
        this.stopping = stopping;
        this.permits = new Semaphore(concurrency);
    }

    /** Returns how many calls were made. */
    int send(List<Claim> claims) {
        var lines = claims.stream()
                .collect(Collectors.groupingBy(EndpointRun::line, LinkedHashMap::new, Collectors.toList()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lines.values().forEach(line -> threads.execute(() -> sendInOrder(line)));
        }
        return made.get();
    }

    /** One call, whatever the endpoint's state. */
    void sendOne(Claim claim) {
        call(claim);
    }

    private static Object line(Claim claim) {
        UUID request = claim.requestId();
        return request == null ? claim.messageId() : request;
    }

    private void sendInOrder(List<Claim> line) {
        permits.acquireUninterruptibly();
        try {
            @Nullable Instant later = null;
            for (var claim : line) {
                if (later != null) {
                    queue.release(claim, later);
                } else if (stopping.getAsBoolean() || quiet || inVain.get() >= RetrySchedule.AWAY) {
                    queue.release(claim, clock.instant());
                } else if (queue.hasTime(claim)) {
                    later = call(claim);
                }
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "Webhook %s: some notices stay claimed until their lease ends", endpoint.name());
        } finally {
            permits.release();
        }
    }

    /** When the notice is due again; null: never. */
    private @Nullable Instant call(Claim claim) {
        var begun = monotonic.nanos();
        var result = http.call(endpoint, claim.messageId(), claim.body());
        made.incrementAndGet();
        var settled = queue.settle(endpoint, claim, result, Duration.ofNanos(monotonic.nanos() - begun));
        switch (result) {
            case CallResult.Taken taken -> inVain.set(0);
            case CallResult.Gone gone -> quiet = true;
            case CallResult.Failed failed -> {
                inVain.incrementAndGet();
                quiet |= failed.quiet() != null;
            }
        }
        return settled.dueAgain();
    }
}
