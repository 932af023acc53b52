package org.consentcourier.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentcourier.bounce.Mailbox.Visit;
import org.consentcourier.bounce.Stretches.Stretch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails that stay in the mailbox, at a real IMAP server, and those behind them. */
class LeftMailsTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;

    @BeforeEach
    void begin() {
        server.start();
        user = server.setUser("bounces@corp.example", "bounces", "of-the-mailbox");
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Test
    void a_mail_the_server_cannot_hand_out_keeps_no_other_from_being_read() throws IOException {
        arrive(3);
        try (var sick = new SickImap(server.getImap().getPort(), 1)) {
            var visit = mailboxAt(sick.port()).empty(raw -> Place.PROCESSED);

            assertThat(visit).isEqualTo(new Visit.Done(2));
        }
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getFolder(user, "INBOX")
                        .getMessageCount())
                .isOne();
    }

    @Test
    void a_visit_goes_on_behind_those_that_were_left_there_and_begins_anew_at_the_end() {
        var stretches = new Stretches();
        var seen = new ArrayList<Stretch>();

        for (int visit = 0; visit < 3; visit++) {
            var stretch = stretches.next(510);
            seen.add(stretch);
            stretches.done(stretch, 0);
        }

        assertThat(seen)
                .containsExactly(new Stretch(1, 500, 510), new Stretch(501, 510, 510), new Stretch(1, 500, 510));
    }

    @Test
    void those_that_were_moved_away_leave_their_place_to_others() {
        var stretches = new Stretches();

        stretches.done(stretches.next(1_000), 300);

        assertThat(stretches.next(700)).isEqualTo(new Stretch(201, 700, 700));
        assertThat(stretches.next(100)).isEqualTo(new Stretch(1, 100, 100));
    }

    private void arrive(int number) {
        for (int i = 0; i < number; i++) {
            user.deliver(GreenMailUtil.createTextEmail(
                    "bounces@corp.example",
                    "ada@branch.example",
                    "Mail " + i,
                    "Hello " + i,
                    server.getImap().getServerSetup()));
        }
    }

    private static Mailbox mailboxAt(int port) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BouncesConfig.class)
                .withDefaultValue("courier.bounces.host", "localhost")
                .withDefaultValue("courier.bounces.port", String.valueOf(port))
                .withDefaultValue("courier.bounces.tls", "none")
                .withDefaultValue("courier.bounces.user", "bounces")
                .withDefaultValue("courier.bounces.password", "of-the-mailbox")
                .build()
                .getConfigMapping(BouncesConfig.class);
        return new Mailbox(config, new Login(config, Clock.systemUTC()), Optional.empty());
    }

    /** A real IMAP server, but for one mail that it says it cannot read. */
    private static final class SickImap implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final int real;
        private final Pattern sick;

        private SickImap(int real, int mail) throws IOException {
            this.real = real;
            this.sick = Pattern.compile("(\\S+) FETCH " + mail + " \\(BODY.*");
            Thread.startVirtualThread(this::serve);
        }

        private int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try {
                    var client = socket.accept();
                    Thread.startVirtualThread(() -> serve(client));
                } catch (IOException e) {
                    // The test is over.
                }
            }
        }

        private void serve(Socket client) {
            try (client;
                    var server = new Socket(InetAddress.getLoopbackAddress(), real)) {
                Thread.startVirtualThread(() -> answer(server, client));
                ask(client, server);
            } catch (IOException e) {
                // One of them hung up.
            }
        }

        private void ask(Socket client, Socket server) throws IOException {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var asked = sick.matcher(line);
                var to = asked.matches() ? client : server;
                var said = asked.matches() ? asked.group(1) + " NO cannot be read" : line;
                to.getOutputStream().write((said + "\r\n").getBytes(ISO_8859_1));
            }
        }

        private static void answer(Socket server, Socket client) {
            try {
                server.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                // One of them hung up.
            }
        }
    }
}
