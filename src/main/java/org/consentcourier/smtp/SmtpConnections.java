package org.consentcourier.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hands mails to the server, each over a connection of its own that is kept for the next one. */
public final class SmtpConnections implements AutoCloseable {

    private final SmtpServer server;
    private final ConcurrentLinkedDeque<Kept> kept = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Set<Deadline> underway = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** To this server; nothing is connected before the first mail. */
    public SmtpConnections(SmtpServer server) {
        this.server = server;
    }

    private record Kept(Session session, Future<?> end) {}

    /** Waits for the server's word, but no longer than a mail may take; never throws. */
    public Handed hand(Envelope mail) {
        var deadline = new Deadline(server.habits().timeout());
        underway.add(deadline);
        try (deadline) {
            @Nullable Session earlier = take();
            if (earlier != null) {
                var handed = earlier.send(mail, deadline);
                keep(earlier);
                if (!isStale(handed) || deadline.isOver()) {
                    return handed;
                }
            }
            return handByNew(mail, deadline);
        } finally {
            underway.remove(deadline);
        }
    }

    /** Ends at once every session whose mail is not on its way yet. */
    public void cutBeforeContent() {
        underway.forEach(Deadline::cut);
    }

    /** Goes as far as a mail of that address to itself would go before it is handed over, over a connection of its own, and for no longer than this. */
    public Handed reach(String address, Duration patience) {
        try (var deadline = new Deadline(patience)) {
            return opened(deadline, session -> {
                var asked = session.ask(address, deadline);
                session.quit();
                return asked;
            });
        }
    }

    /** How we introduce ourselves. */
    public String ownName() {
        return server.habits().ownName();
    }

    /** Takes leave on the connections that are kept; mails on their way end as they do. */
    @Override
    public void close() {
        closed = true;
        leave();
    }

    private void leave() {
        for (@Nullable Session session = take(); session != null; session = take()) {
            session.quit();
        }
    }

    private interface Use {
        Handed of(Session session);
    }

    private Handed handByNew(Envelope mail, Deadline deadline) {
        return opened(deadline, session -> {
            var handed = session.send(mail, deadline);
            keep(session);
            return handed;
        });
    }

    private Handed opened(Deadline deadline, Use use) {
        try {
            return use.of(open(deadline));
        } catch (Refusal e) {
            return e.told();
        } catch (IOException e) {
            return new Handed.Broken(false, deadline.isOver() ? deadline.told() : e);
        }
    }

    /** A token may have been withdrawn before its time: that is tried once more, with a new one. */
    private Session open(Deadline deadline) throws IOException, Refusal {
        try {
            return Opening.session(server, deadline);
        } catch (Refusal e) {
            if (e.told().step() == Step.LOGIN && isRenewed()) {
                return Opening.session(server, deadline);
            }
            throw e;
        }
    }

    private boolean isRenewed() throws IOException {
        if (server.login().isEmpty()) {
            return false;
        }
        var secret = server.login().get().secret();
        return secret.isRenewedAfter(secret.value());
    }

    /** The server had hung up while there was nothing to send, and was not given the mail. */
    private static boolean isStale(Handed handed) {
        return switch (handed) {
            case Handed.Accepted() -> false;
            case Handed.NotPossible(var reason) -> false;
            case Handed.Refused(var step, var reply) -> step == Step.SENDER && reply.isClosing();
            case Handed.Broken(var afterContent, var cause) -> !afterContent;
        };
    }

    private @Nullable Session take() {
        @Nullable Kept found = kept.pollFirst();
        if (found == null) {
            return null;
        }
        count.decrementAndGet();
        found.end().cancel(false);
        return found.session();
    }

    private void keep(Session session) {
        if (!session.isOpen()) {
            return;
        }
        if (closed || isWorn(session) || !hasRoom()) {
            Thread.startVirtualThread(session::quit);
        } else {
            kept.addFirst(new Kept(session, Deadline.in(server.habits().idle(), () -> retire(session))));
            if (closed) {
                leave(); // it was while this one was put back
            }
        }
    }

    private boolean isWorn(Session session) {
        var most = server.habits().mailsPerConnection();
        return most > 0 && session.mails() >= most;
    }

    private boolean hasRoom() {
        var most = server.habits().kept();
        return count.getAndUpdate(number -> Math.min(number + 1, most)) < most;
    }

    private void retire(Session session) {
        if (kept.removeIf(one -> one.session() == session)) {
            count.decrementAndGet();
            Thread.startVirtualThread(session::quit);
        }
    }
}
