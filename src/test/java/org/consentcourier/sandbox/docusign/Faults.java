package org.consentcourier.sandbox.docusign;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The script of the token endpoint: faults in the order they were asked for, each for a number of calls. */
final class Faults {

    private final Deque<Scripted> script = new ArrayDeque<>();
    private volatile CountDownLatch hanging = new CountDownLatch(1);
    private volatile Duration latency = Duration.ZERO;

    private static final class Scripted {
        private final Fault fault;
        private int left;

        private Scripted(Fault fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }

    synchronized void add(Fault fault, int times) {
        if (times > 0) {
            script.addLast(new Scripted(fault, times));
        }
    }

    synchronized Optional<Fault> next() {
        var first = script.peekFirst();
        if (first == null) {
            return Optional.empty();
        }
        first.left--;
        if (first.left == 0) {
            script.removeFirst();
        }
        return Optional.of(first.fault);
    }

    void latency(Duration duration) {
        latency = duration;
    }

    void delay() throws InterruptedException {
        if (latency.isPositive()) {
            Thread.sleep(latency);
        }
    }

    void hang() throws InterruptedException {
        hanging.await();
    }

    synchronized void release() {
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    synchronized void clear() {
        script.clear();
        latency = Duration.ZERO;
        release();
    }
}
