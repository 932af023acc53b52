package org.consentcourier.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many mails are claimed and not yet done. */
final class InHand {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private int count;

    void one() {
        change(1);
    }

    void oneLess() {
        change(-1);
    }

    void awaitFewerThan(int most) {
        lock.lock();
        try {
            while (count >= most) {
                fewer.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(int by) {
        lock.lock();
        try {
            count += by;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
