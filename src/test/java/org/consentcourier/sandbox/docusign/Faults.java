package org.consentcourier.sandbox.docusign;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.consentcourier.sandbox.http.Json;

/** The script of one endpoint: what its next calls get instead of an honest answer, in the order it was asked for. */
public final class Faults {

    private final Deque<Scripted> script = new ArrayDeque<>();
    private volatile CountDownLatch hanging = new CountDownLatch(1);
    private volatile Duration latency = Duration.ZERO;
    private int calls;

    private static final class Scripted {
        private final Fault fault;
        private int left;

        private Scripted(Fault fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }

    Faults() {}

    /** HTTP 429; zero leaves Retry-After out. */
    public void answersTooManyRequests(Duration retryAfter, int times) {
        add(new Fault.TooManyRequests(retryAfter), times);
    }

    /** The account's hour is used up; Docusign has said so with HTTP 400 and with 429. */
    public void answersHourlyLimit(int status, int times) {
        add(new Fault.HourlyLimit(status), times);
    }

    /** Too many calls within half a minute. */
    public void answersBurstLimit(int status, int times) {
        add(new Fault.BurstLimit(status), times);
    }

    public void answersServerError(int times) {
        add(new Fault.ServerError(), times);
    }

    /** HTTP 503 with Retry-After. */
    public void answersMaintenance(Duration retryAfter, int times) {
        add(new Fault.Maintenance(retryAfter), times);
    }

    public void answersGarbage(int times) {
        add(new Fault.Garbage(), times);
    }

    public void answersEmpty(int times) {
        add(new Fault.Empty(), times);
    }

    /** No answer until the simulator behaves. */
    public void hangs(int times) {
        add(new Fault.Hang(), times);
    }

    /** The connection is closed without an answer. */
    public void drops(int times) {
        add(new Fault.Drop(), times);
    }

    /** An error in the dialect of the REST API. */
    public void refuses(int status, String errorCode, String message, int times) {
        answers(status, Json.write(Map.of("errorCode", errorCode, "message", message)), times);
    }

    /** This very body, however it may contradict itself. */
    public void answers(int status, String json, int times) {
        add(new Fault.Body(status, json), times);
    }

    /** Every call takes at least this long. */
    public void answersAfter(Duration duration) {
        latency = duration;
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

    void delay() throws InterruptedException {
        if (latency.isPositive()) {
            Thread.sleep(latency);
        }
    }

    void hang() throws InterruptedException {
        hanging.await();
    }

    synchronized void count() {
        calls++;
    }

    synchronized int calls() {
        return calls;
    }

    synchronized void forgetCalls() {
        calls = 0;
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
