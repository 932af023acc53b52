package org.consentcourier.delivery;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Stores what became of mails: those that are known together in one transaction, and nobody goes on before theirs is stored. */
final class Results {

    private static final int MOST_TOGETHER = 50;

    private final DeliveryQueue queue;
    private final Queue<Result> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Result> unsettled = new ConcurrentLinkedQueue<>();
    private final ReentrantLock storing = new ReentrantLock();
    private final ReentrantLock remaining = new ReentrantLock();

    Results(DeliveryQueue queue) {
        this.queue = queue;
    }

    /** Comes back when it is stored, or cannot be stored now and is kept. */
    void settle(Result result) {
        waiting.add(result);
        storing.lock();
        try {
            // Whoever held the lock before may have taken ours along.
            for (var together = together(); !together.isEmpty(); together = together()) {
                store(together);
            }
        } finally {
            storing.unlock();
        }
    }

    /** A result the database could not take is kept: the mail must not go out again for that. One caller at a time tries anew. */
    void settleRemaining() {
        if (unsettled.isEmpty() || !remaining.tryLock()) {
            return;
        }
        try {
            unsettled.removeIf(this::isStored);
        } finally {
            remaining.unlock();
        }
    }

    private List<Result> together() {
        var together = new ArrayList<Result>();
        for (var result = waiting.poll(); result != null; result = waiting.poll()) {
            together.add(result);
            if (together.size() == MOST_TOGETHER) {
                break;
            }
        }
        return together;
    }

    private void store(List<Result> together) {
        try {
            queue.settle(together);
        } catch (RuntimeException e) {
            // One of them may be to blame: each for itself.
            together.stream().filter(result -> !isStored(result)).forEach(unsettled::add);
        }
    }

    private boolean isStored(Result result) {
        try {
            queue.settle(List.of(result));
            return true;
        } catch (RuntimeException e) {
            Log.warnf(
                    e, "Delivery %s: storing its result failed", result.claim().deliveryId());
            return isStoredQuietly(result);
        }
    }

    private boolean isStoredQuietly(Result result) {
        try {
            queue.settleQuietly(result);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
