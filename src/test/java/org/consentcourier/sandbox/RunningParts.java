package org.consentcourier.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What was started, to be stopped once and in the opposite order: the application first, the database last. */
final class RunningParts {

    private final Deque<Running> running = new ArrayDeque<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** A started part and how it is called. */
    private record Running(String name, AutoCloseable part) {}

    /** Starts one part, unless everything is being stopped; a stop waits for it. */
    synchronized <T extends AutoCloseable> T begin(String name, Supplier<T> start) {
        if (isStopping()) {
            throw new Refusal("Stopped while starting.");
        }
        System.out.println("Starting the " + name);
        try {
            var part = start.get();
            running.push(new Running(name, part));
            return part;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            throw new Refusal("The " + name + " did not start: " + e);
        }
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Ctrl-C reaches the application and us at once: its end may be seen a moment before our own. */
    boolean isAboutToStop() throws InterruptedException {
        return stopping.await(1, TimeUnit.SECONDS);
    }

    void stop() {
        stopping.countDown();
        synchronized (this) {
            if (!running.isEmpty()) {
                while (!running.isEmpty()) {
                    stop(running.pop());
                }
                System.out.println("The sandbox has ended.");
            }
        }
    }

    private static void stop(Running one) {
        System.out.println("Stopping the " + one.name());
        try {
            one.part().close();
        } catch (Exception e) {
            System.err.println("The " + one.name() + " did not stop well: " + e);
        }
    }
}
