package org.consentcourier.sandbox.docusign;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is asked of the token endpoint. */
final class Meter {

    private static final int KEPT = 20_000;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final Map<UUID, AtomicInteger> perUser = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<TokenCall> log = new ConcurrentLinkedDeque<>();
    private final AtomicInteger logged = new AtomicInteger();

    void enter() {
        calls.incrementAndGet();
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    void asked(UUID user) {
        perUser.computeIfAbsent(user, _ -> new AtomicInteger()).incrementAndGet();
    }

    void answered(TokenCall call) {
        log.addLast(call);
        if (logged.incrementAndGet() > KEPT) {
            log.pollFirst();
            logged.decrementAndGet();
        }
    }

    int calls() {
        return calls.get();
    }

    int calls(UUID user) {
        var count = perUser.get(user);
        return count == null ? 0 : count.get();
    }

    int inFlight() {
        return inFlight.get();
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    Collection<TokenCall> log() {
        return log;
    }

    void clear() {
        calls.set(0);
        mostInFlight.set(inFlight.get());
        perUser.clear();
        log.clear();
        logged.set(0);
    }
}
