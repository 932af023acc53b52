package org.consentcourier.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP or HTTPS server that listens on 127.0.0.1 only; port 0 takes a free one. */
public final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 1024;

    static {
        // Without it every answer with a body waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(HttpServer server, Routes routes) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, routes));
        server.start();
    }

    public static LoopbackServer http(int port, Routes routes) throws IOException {
        return new LoopbackServer(HttpServer.create(loopback(port), BACKLOG), routes);
    }

    public static LoopbackServer https(int port, SSLContext tls, Routes routes) throws IOException {
        var server = HttpsServer.create(loopback(port), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new LoopbackServer(server, routes);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Refuses connections from now on and interrupts what is being answered. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void serve(HttpExchange exchange, Routes routes) throws IOException {
        try (exchange) {
            routes.handle(exchange);
        }
    }
}
