package org.consentcourier.sandbox.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentcourier.sandbox.http.Json;

/** A real HTTP server on 127.0.0.1; each path is a receiver of its own, which answers as it is told and keeps what it gets. */
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> secrets;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private volatile Clock clock = Clock.systemUTC();
    private volatile CountDownLatch hold = new CountDownLatch(0);

    /** How a receiver answers one call. */
    public interface Answer {
        void to(HttpExchange call) throws IOException;
    }

    private WebhookReceiver(HttpServer server, Map<String, String> secrets) {
        this.server = server;
        this.secrets = Map.copyOf(secrets);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** On a free port; secrets by a name of their own. */
    public static WebhookReceiver start(Map<String, String> secrets) {
        try {
            return new WebhookReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + path;
    }

    /** Timestamps are held against this clock. */
    public void follows(Clock other) {
        clock = other;
    }

    /** From now on this receiver answers so. */
    public void answers(String path, int status, String... headers) {
        answers(path, call -> {
            for (var i = 0; i < headers.length; i += 2) {
                call.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            call.sendResponseHeaders(status, -1);
        });
    }

    public void answers(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Calls of this receiver are not answered before {@link #letsGo}. */
    public void holds(String path) {
        var latch = new CountDownLatch(1);
        hold = latch;
        answers(path, call -> {
            try {
                latch.await();
                call.sendResponseHeaders(200, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public void letsGo() {
        hold.countDown();
    }

    /** What a receiver got so far, in the order of arrival. */
    public List<Received> received(String path) {
        return List.copyOf(received.getOrDefault(path, List.of()));
    }

    /** The most calls that were inside at a time. */
    public int mostInside() {
        return mostInside.get();
    }

    public void forgets() {
        letsGo();
        answers.clear();
        received.clear();
        mostInside.set(0);
    }

    @Override
    public void close() {
        letsGo();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange call) throws IOException {
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try (call) {
            var path = call.getRequestURI().getPath().substring(1);
            received.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>()).add(read(call));
            answers.getOrDefault(path, answered -> answered.sendResponseHeaders(204, -1))
                    .to(call);
        } finally {
            inside.decrementAndGet();
        }
    }

    private Received read(HttpExchange call) throws IOException {
        var body = call.getRequestBody().readAllBytes();
        var headers = call.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var timestamp = headers.getFirst("webhook-timestamp");
        return new Received(
                id,
                Long.parseLong(timestamp),
                signedWith(id, timestamp, headers.getFirst("webhook-signature"), body),
                new String(body, UTF_8),
                Json.read(new String(body, UTF_8)));
    }

    private Set<String> signedWith(String id, String timestamp, String signatures, byte[] body) {
        var names = new HashSet<String>();
        secrets.forEach((name, secret) -> {
            try {
                if (Verifier.isGenuine(
                        secret, id, timestamp, signatures, body, clock.instant().getEpochSecond())) {
                    names.add(name);
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
        return names;
    }
}
