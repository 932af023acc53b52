package org.consentcourier.sandbox.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The caught messages in the order of their arrival; the oldest go when there are too many or they are too big. */
final class Inbox {

    private static final int MOST_MESSAGES = 20_000;
    private static final long MOST_BYTES = 96L << 20;

    private final long mostBytes;
    private final Deque<CaughtMessage> messages = new ArrayDeque<>();
    private long bytes;
    private int received;

    Inbox() {
        this.mostBytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 3);
    }

    synchronized void add(CaughtMessage message) {
        messages.addLast(message);
        bytes += message.size();
        received++;
        while (messages.size() > MOST_MESSAGES || (bytes > mostBytes && messages.size() > 1)) {
            bytes -= messages.removeFirst().size();
        }
    }

    synchronized List<CaughtMessage> all() {
        return List.copyOf(messages);
    }

    Optional<CaughtMessage> find(String id) {
        var all = all();
        if (id.equals("latest")) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        }
        return all.stream().filter(message -> message.id().equals(id)).findFirst();
    }

    synchronized int received() {
        return received;
    }

    synchronized void clear() {
        messages.clear();
        bytes = 0;
        received = 0;
    }
}
