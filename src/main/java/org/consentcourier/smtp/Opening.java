package org.consentcourier.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;

/** The beginning of a session: greeting, TLS, login. */
final class Opening {

    private static final int UNKNOWN_MECHANISM = 504;

    private final SmtpServer server;
    private final Socket socket;
    private Wire wire;

    private Opening(SmtpServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.wire = new Wire(socket);
    }

    /** Leads to a session that is ready for its first mail, or closes what it began. */
    static Session session(SmtpServer server, Deadline deadline) throws IOException, Refusal {
        var socket = Sockets.connect(server, deadline);
        try {
            return new Opening(server, socket).session();
        } catch (IOException | Refusal | RuntimeException e) {
            Sockets.close(socket);
            throw e;
        }
    }

    private Session session() throws IOException, Refusal {
        if (server.encryption() == Encryption.IMPLICIT) {
            encrypt();
        }
        require(Step.GREETING, wire.read());
        var capabilities = startTls(hello());
        if (server.login().isPresent()) {
            logIn(server.login().get(), capabilities);
        }
        return new Session(socket, wire, capabilities, server.habits().pipelining());
    }

    private Capabilities hello() throws IOException, Refusal {
        wire.write("EHLO " + server.habits().ownName());
        var reply = wire.read();
        if (reply.isDone()) {
            return Capabilities.in(reply);
        }
        if (reply.isPermanent()) { // a server from before 1995
            wire.write("HELO " + server.habits().ownName());
            reply = wire.read();
        }
        require(Step.HELLO, reply);
        return Capabilities.NONE;
    }

    private Capabilities startTls(Capabilities offered) throws IOException, Refusal {
        return switch (server.encryption()) {
            case IMPLICIT, NONE -> offered;
            case OPTIONAL -> offered.startTls() ? startTls() : offered;
            case REQUIRED -> {
                if (!offered.startTls()) {
                    throw new SSLException("the server offers no STARTTLS, which is required");
                }
                yield startTls();
            }
        };
    }

    private Capabilities startTls() throws IOException, Refusal {
        wire.write("STARTTLS");
        require(Step.ENCRYPTION, wire.read());
        if (wire.hasMore()) {
            throw new SSLException("the server, or somebody on the way, said more than STARTTLS allows");
        }
        encrypt();
        return hello(); // what it said before may not have been the server's word
    }

    private void encrypt() throws IOException {
        wire = new Wire(Sockets.encrypt(socket, server));
    }

    private void logIn(Login login, Capabilities capabilities) throws IOException, Refusal {
        var usable = login.mechanisms().stream()
                .filter(capabilities.mechanisms()::contains)
                .toList();
        if (usable.isEmpty()) {
            if (login.required()) {
                throw new IOException("the server offers none of the logins " + login.mechanisms());
            }
            return;
        }
        var secret = login.secret().value();
        var said = new ArrayList<>(List.of(secret));
        var reply = logIn(usable.getFirst(), login.user(), secret, said);
        for (int i = 1; i < usable.size() && reply.code() == UNKNOWN_MECHANISM; i++) {
            reply = logIn(usable.get(i), login.user(), secret, said);
        }
        if (!reply.isDone()) {
            throw new Refusal(Step.LOGIN, reply.without(said));
        }
    }

    private Reply logIn(String mechanism, String user, String secret, List<String> said) throws IOException {
        return switch (mechanism) {
            case Login.XOAUTH2 -> {
                said.add(base64("user=" + user + "\1auth=Bearer " + secret + "\1\1"));
                // What a server says before its refusal is no challenge, and wants an empty answer.
                yield say("AUTH XOAUTH2 " + said.getLast(), "");
            }
            case "PLAIN" -> {
                said.add(base64("\0" + user + "\0" + secret));
                yield say("AUTH PLAIN " + said.getLast());
            }
            case "LOGIN" -> {
                said.add(base64(secret));
                yield say("AUTH LOGIN", base64(user), said.getLast());
            }
            default -> throw new IOException("a login of an unknown kind: " + mechanism);
        };
    }

    /** Line by line, as long as the server wants to hear more. */
    private Reply say(String... lines) throws IOException {
        wire.write(lines[0]);
        var reply = wire.read();
        for (int i = 1; i < lines.length && reply.wantsMore(); i++) {
            wire.write(lines[i]);
            reply = wire.read();
        }
        return reply;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static void require(Step step, Reply reply) throws Refusal {
        if (!reply.isDone()) {
            throw new Refusal(step, reply);
        }
    }
}
