package org.consentcourier.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** As little of IMAP as opens an empty folder, encrypted from the first byte on, later, or never. */
final class LittleImap implements AutoCloseable {

    /** When it encrypts. */
    enum Tls {
        NEVER,
        STARTTLS,
        IMPLICIT
    }

    private final ServerSocket socket;
    private final Tls tls;
    private final @Nullable SSLContext certificate;
    private final Predicate<String> takes;
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final List<String> inClear = new CopyOnWriteArrayList<>();

    private LittleImap(ServerSocket socket, Tls tls, @Nullable SSLContext certificate, Predicate<String> takes) {
        this.socket = socket;
        this.tls = tls;
        this.certificate = certificate;
        this.takes = takes;
    }

    /** Without TLS; lets in by those tokens. */
    static LittleImap start(Predicate<String> takes) {
        return start(Tls.NEVER, null, takes);
    }

    static LittleImap start(Tls tls, @Nullable SSLContext certificate, Predicate<String> takes) {
        try {
            var server =
                    new LittleImap(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), tls, certificate, takes);
            Thread.startVirtualThread(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What was said to get in. */
    List<String> logins() {
        return logins;
    }

    /** The commands that anybody on the way could have read. */
    List<String> inClear() {
        return inClear;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                var session = new Talk(tls == Tls.IMPLICIT ? encrypted(connection) : connection);
                session.say("* OK [" + capability(session) + "] ready");
                session.talk();
            } catch (IOException e) {
                // The client hung up, or the test is over.
            }
        }
    }

    private SSLSocket encrypted(Socket connection) throws IOException {
        if (certificate == null) {
            throw new IOException("no certificate");
        }
        var socket = (SSLSocket)
                certificate.getSocketFactory().createSocket(connection, "localhost", connection.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private String capability(Talk session) {
        return session.offersTls()
                ? "CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED"
                : "CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2";
    }

    private final class Talk {

        private Socket connection;
        private BufferedReader in;

        private Talk(Socket connection) throws IOException {
            this.connection = connection;
            this.in = reader(connection);
        }

        private static BufferedReader reader(Socket connection) throws IOException {
            return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        }

        private boolean offersTls() {
            return tls == Tls.STARTTLS && !(connection instanceof SSLSocket);
        }

        private void talk() throws IOException {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!(connection instanceof SSLSocket)) {
                    inClear.add(line);
                }
                answer(line.split(" ", -1));
            }
        }

        private void answer(String[] words) throws IOException {
            switch (words[1]) {
                case "AUTHENTICATE" -> authenticate(words);
                case "CAPABILITY" -> say("* " + capability(this), words[0] + " OK done");
                case "SELECT" -> say("* 0 EXISTS", "* OK [UIDVALIDITY 1] valid", words[0] + " OK [READ-WRITE] done");
                case "STARTTLS" -> {
                    if (offersTls()) {
                        say(words[0] + " OK go on");
                        connection = encrypted(connection);
                        in = reader(connection);
                    } else {
                        say(words[0] + " BAD no");
                    }
                }
                default -> say(words[0] + " OK done");
            }
        }

        private void authenticate(String[] words) throws IOException {
            var said = new String(Base64.getDecoder().decode(words.length > 3 ? words[3] : asked()), UTF_8);
            logins.add(said);
            if (takes.test(said)) {
                say(words[0] + " OK done");
            } else {
                say("+ " + Base64.getEncoder().encodeToString("{\"status\":\"400\"}".getBytes(UTF_8)));
                in.readLine();
                say(words[0] + " NO AUTHENTICATE failed");
            }
        }

        private String asked() throws IOException {
            say("+ ");
            return in.readLine();
        }

        private void say(String... lines) throws IOException {
            connection.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
        }
    }
}
