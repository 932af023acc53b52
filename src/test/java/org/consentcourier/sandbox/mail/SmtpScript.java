package org.consentcourier.sandbox.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What the SMTP listener is told to do wrong. */
final class SmtpScript {

    private static final String EVERYONE = "*";

    /** What happens once a message was read whole. */
    enum AfterData {
        STORE_AND_DROP,
        DROP,
        STORE_AND_HANG
    }

    /** The reply to a recipient, for as many times as are left. */
    private record Refusal(int code, String text, AtomicInteger left) {}

    /** A reply as SMTP sends it. */
    record Reply(int code, String text) {}

    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<AfterData, AtomicInteger> afterData = new ConcurrentHashMap<>();
    private final AtomicInteger interruptions = new AtomicInteger();
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    void refuse(String address, Reply reply, int times) {
        refusals.put(key(address), new Refusal(reply.code(), reply.text(), new AtomicInteger(times)));
    }

    void refuseEveryone(Reply reply, int times) {
        refuse(EVERYONE, reply, times);
    }

    Optional<Reply> replyTo(String address) {
        var own = refusals.get(key(address));
        var refusal = own == null ? refusals.get(EVERYONE) : own;
        return refusal != null && takes(refusal.left)
                ? Optional.of(new Reply(refusal.code, refusal.text))
                : Optional.empty();
    }

    void interrupt(int times) {
        interruptions.set(times);
    }

    boolean interrupts() {
        return takes(interruptions);
    }

    void silence(int times) {
        silences.set(times);
    }

    boolean isSilent() {
        return takes(silences);
    }

    void afterData(AfterData what, int times) {
        afterData.put(what, new AtomicInteger(times));
    }

    Optional<AfterData> afterData() {
        return afterData.entrySet().stream()
                .filter(entry -> takes(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What ends by {@link #clear()}; to be taken before anybody can know that a message hangs, or it may miss that. */
    CountDownLatch end() {
        return hanging;
    }

    void hang(CountDownLatch end) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            end.await();
        } finally {
            waiting.decrementAndGet();
        }
    }

    int waiting() {
        return waiting.get();
    }

    synchronized void clear() {
        refusals.clear();
        afterData.clear();
        interruptions.set(0);
        silences.set(0);
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    private static boolean takes(AtomicInteger left) {
        return left.getAndUpdate(number -> Math.max(0, number - 1)) > 0;
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
