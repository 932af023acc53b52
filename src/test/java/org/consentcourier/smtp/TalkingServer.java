package org.consentcourier.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server over a real socket that says, connection by connection, exactly what a test wants, and keeps what it hears. */
final class TalkingServer implements AutoCloseable {

    /** One connection as the server sees it; when it returns, the server hangs up. */
    interface Talk {
        void with(Caller caller) throws IOException;
    }

    private final ServerSocket socket;
    private final Deque<Talk> talks;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended;

    private TalkingServer(ServerSocket socket, List<Talk> talks) {
        this.socket = socket;
        this.talks = new ArrayDeque<>(talks);
        this.ended = new CountDownLatch(talks.size());
    }

    /** Holds these talks, one to a connection, one after the other. */
    static TalkingServer start(Talk... talks) {
        try {
            var server = new TalkingServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), List.of(talks));
            Thread.startVirtualThread(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Every line that came, whatever the connection. */
    List<String> heard() {
        return heard;
    }

    /** Whether the client has ended, or the server, what was to be talked. */
    boolean allEnd() throws InterruptedException {
        return ended.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!talks.isEmpty()) {
            var talk = talks.removeFirst();
            try (var connection = socket.accept()) {
                talk.with(new Caller(connection));
            } catch (IOException e) {
                // The client hung up, or the test is over.
            } finally {
                ended.countDown();
            }
        }
    }

    /** Who has connected. */
    final class Caller {

        private final Socket connection;
        private final BufferedReader in;

        private Caller(Socket connection) throws IOException {
            this.connection = connection;
            this.in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        }

        /** Together, so that they arrive together. */
        void say(String... lines) throws IOException {
            connection.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(ISO_8859_1));
        }

        String hear() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("hung up");
            }
            heard.add(line);
            return line;
        }

        /** Hears one command, and answers. */
        void answer(String... lines) throws IOException {
            hear();
            say(lines);
        }

        /** From the greeting on to what this server can do. */
        void greet(String... extensions) throws IOException {
            say("220 ready");
            hear();
            say("250-mail.example");
            for (var extension : extensions) {
                say("250-" + extension);
            }
            say("250 HELP");
        }

        /** Takes one mail, command by command; returns its content as it came. */
        void takeMail() throws IOException {
            answer("250 ok");
            answer("250 ok");
            answer("354 go on");
            hearContent();
            say("250 taken");
        }

        void hearContent() throws IOException {
            while (!hear().equals(".")) {}
        }

        /** Until the client hangs up. */
        void listen() throws IOException {
            while (true) {
                hear();
            }
        }
    }
}
