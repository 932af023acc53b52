package org.consentcourier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Postfix's smtp-sink: takes every mail and throws it away. */
final class Sink implements AutoCloseable {

    private static final long SOON = 20_000_000;

    private final int port;
    private final Process process;

    private Sink(int port, Process process) {
        this.port = port;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "sink-stop"));
    }

    /** Where it is; it is not always on the PATH of those who may use it. */
    static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "smtp-sink"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Sink start() {
        try {
            var port = freePort();
            var command = new ArrayList<>(List.of(program().orElseThrow().toString()));
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("-u", "nobody")); // as it wants it
            }
            command.addAll(List.of("127.0.0.1:" + port, "1000"));
            var sink = new Sink(
                    port,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.INHERIT)
                            .start());
            while (!sink.listens()) {
                LockSupport.parkNanos(SOON);
            }
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("smtp-sink has ended; its own words above say why");
        }
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
