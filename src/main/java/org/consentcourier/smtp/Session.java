package org.consentcourier.smtp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to the server, ready to take mails one after the other. */
final class Session {

    /** A server gets this long to say goodbye. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final List<Step> ENVELOPE = List.of(Step.SENDER, Step.RECIPIENT, Step.DATA);

    private final Socket socket;
    private final Wire wire;
    private final Capabilities capabilities;
    private final boolean pipelining;
    private long mails;
    private boolean open = true;
    private boolean halfway;

    /** Over this wire, which ends where this socket does, whatever encrypts it. */
    Session(Socket socket, Wire wire, Capabilities capabilities, boolean pipelining) {
        this.socket = socket;
        this.wire = wire;
        this.capabilities = capabilities;
        this.pipelining = pipelining && capabilities.pipelining();
    }

    /** Whether it can take another mail. */
    boolean isOpen() {
        return open;
    }

    long mails() {
        return mails;
    }

    Handed send(Envelope mail, Deadline deadline) {
        if (mail.needsUtf8() && !capabilities.utf8()) {
            return new Handed.NotPossible(
                    "the address has letters beyond ASCII before the @, and the mail server does not take such (SMTPUTF8)");
        }
        var afterContent = false;
        try {
            deadline.guard(socket);
            mails++;
            address(mail);
            deadline.commit();
            afterContent = true;
            wire.write(mail.content());
            require(Step.CONTENT, wire.read());
            return new Handed.Accepted();
        } catch (Refusal e) {
            open &= !e.told().reply().isClosing();
            return e.told();
        } catch (IOException e) {
            open = false;
            return new Handed.Broken(afterContent, deadline.isOver() ? deadline.told() : e);
        } finally {
            if (!open) {
                Sockets.close(socket);
            }
        }
    }

    /** Asks whether a mail of that address, to itself, would be taken, and takes it back before anything is handed over. */
    Handed ask(String address, Deadline deadline) {
        try {
            deadline.guard(socket);
            wire.write("MAIL FROM:<" + address + ">");
            require(Step.SENDER, wire.read());
            wire.write("RCPT TO:<" + address + ">");
            require(Step.RECIPIENT, wire.read());
            wire.write("RSET");
            wire.read();
            return new Handed.Accepted();
        } catch (Refusal e) {
            return e.told();
        } catch (IOException e) {
            return new Handed.Broken(false, deadline.isOver() ? deadline.told() : e);
        }
    }

    /** Takes leave; never throws. */
    void quit() {
        try (var farewell = new Deadline(FAREWELL)) {
            farewell.guard(socket);
            wire.write("QUIT");
            wire.read();
        } catch (IOException e) {
            // It had gone already.
        } finally {
            open = false;
            Sockets.close(socket);
        }
    }

    private void address(Envelope mail) throws IOException, Refusal {
        if (halfway) {
            wire.write("RSET");
            require(Step.SENDER, wire.read());
            halfway = false;
        }
        var commands = new String[] {
            "MAIL FROM:<" + mail.sender() + ">"
                    + (capabilities.size() ? " SIZE=" + mail.size() : "")
                    + (mail.needsUtf8() ? " SMTPUTF8" : ""),
            "RCPT TO:<" + mail.recipient() + ">",
            "DATA"
        };
        if (pipelining) {
            wire.write(commands);
            readEnvelope();
            return;
        }
        for (int i = 0; i < commands.length; i++) {
            wire.write(commands[i]);
            halfway = i > 0;
            require(ENVELOPE.get(i), wire.read());
        }
        halfway = false;
    }

    private void readEnvelope() throws IOException, Refusal {
        @Nullable Refusal first = null;
        try {
            var waitsForContent = false;
            for (var step : ENVELOPE) {
                var reply = wire.read();
                if (reply.isClosing()) {
                    throw new Refusal(step, reply);
                }
                waitsForContent = step == Step.DATA && reply.wantsMore();
                if (first == null && !isTaken(step, reply)) {
                    first = new Refusal(step, reply);
                }
            }
            if (first != null && waitsForContent) { // although nobody is to get it; RFC 2920 has us send nothing
                wire.write(".");
                wire.read();
            }
        } catch (IOException e) {
            if (first == null) {
                throw e;
            }
            open = false; // it hung up after its word, which counts
        }
        if (first != null) {
            halfway = true;
            throw first;
        }
    }

    private static void require(Step step, Reply reply) throws Refusal {
        if (!isTaken(step, reply)) {
            throw new Refusal(step, reply);
        }
    }

    private static boolean isTaken(Step step, Reply reply) {
        return step == Step.DATA ? reply.wantsMore() : reply.isDone();
    }
}
