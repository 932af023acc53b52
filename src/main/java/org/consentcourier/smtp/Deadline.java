package org.consentcourier.smtp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cuts what takes too long: whatever socket it is at is closed, so that no read or write lasts any longer. */
final class Deadline implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor WATCH = watch();

    private final Duration after;
    private final Future<?> end;
    private @Nullable Socket socket;
    private boolean over;
    private boolean stopped;
    private boolean committed;

    Deadline(Duration after) {
        this.after = after;
        this.end = in(after, this::expire);
    }

    /** Does something later, unless it is cancelled. */
    static Future<?> in(Duration wait, Runnable what) {
        return WATCH.schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on this socket is closed when the time is over. */
    synchronized void guard(Socket used) throws IOException {
        socket = used;
        if (over) {
            used.close();
            throw told();
        }
    }

    /** From now on only the end of the time cuts it. */
    synchronized void commit() throws IOException {
        if (over) {
            throw told();
        }
        committed = true;
    }

    /** Cuts it before its time, unless that would leave in doubt what became of it. */
    synchronized void cut() {
        if (!committed && !over) {
            stopped = true;
            expire();
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    /** What happened instead of the failure that closing the socket led to. */
    synchronized IOException told() {
        return stopped
                ? new IOException("this process stopped before the mail began")
                : new SocketTimeoutException("no answer within " + after.toSeconds() + " s");
    }

    @Override
    public void close() {
        end.cancel(false);
    }

    private synchronized void expire() {
        over = true;
        if (socket != null) {
            Sockets.close(socket);
        }
    }

    private static ScheduledThreadPoolExecutor watch() {
        var watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("smtp-deadlines").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }
}
