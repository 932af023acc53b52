package org.consentcourier.sandbox.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.consentcourier.sandbox.http.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

    private static final MailCatcher CATCHER = MailCatcher.start();
    private static final String MESSAGE = """
            Message-ID: <1@corp.example>
            From: Consent Courier <courier@corp.example>
            To: Ada Lovelace <ada@corp.example>
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Hello =
            Ada
            --b
            Content-Type: text/html; charset=UTF-8

            <p>Hello <b>Ada</b></p>
            --b--
            .""";

    @AfterAll
    static void stop() {
        CATCHER.close();
    }

    @BeforeEach
    void forget() {
        CATCHER.forgets();
        CATCHER.comesBack();
    }

    @Test
    void a_message_is_kept_as_it_came_and_read_as_a_person_would() throws Exception {
        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).startsWith("250");
        }

        var message = CATCHER.messagesTo("ada@corp.example").getFirst();
        assertThat(message.subject()).isEqualTo("Grüße");
        assertThat(message.text()).contains("Hello Ada");
        assertThat(message.html()).contains("<b>Ada</b>");
        assertThat(message.messageId()).isEqualTo("<1@corp.example>");
        assertThat(message.rawText()).contains("Hello =\r\nAda");
    }

    @Test
    void the_api_has_mailpits_names() throws Exception {
        try (var smtp = new Smtp()) {
            smtp.sends("ada@corp.example");
        }

        var list = Json.read(get("/api/v1/messages?limit=1"));
        assertThat(list.path("total").asInt()).isOne();
        var first = list.path("messages").get(0);
        assertThat(first.path("From").path("Address").asText()).isEqualTo("courier@corp.example");
        assertThat(first.path("MessageID").asText()).isEqualTo("1@corp.example");
        assertThat(first.path("Subject").asText()).isEqualTo("Grüße");
        var id = first.path("ID").asText();
        assertThat(Json.read(get("/api/v1/message/" + id)).path("Text").asText())
                .contains("Hello Ada");
        assertThat(get("/api/v1/message/" + id + "/raw")).startsWith("Message-ID: <1@corp.example>");
        assertThat(get("/view/" + id)).contains("SANDBOX INBOX", "sandbox='allow-popups");
    }

    @Test
    void a_recipient_is_rejected_and_another_is_not() throws Exception {
        CATCHER.rejects("ada@corp.example", 550, "5.1.1 Unknown");

        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).isEqualTo("550 5.1.1 Unknown");
        }
        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("grace@corp.example")).startsWith("250");
        }
    }

    @Test
    void everyone_is_deferred_for_a_while() throws Exception {
        CATCHER.rejectsEveryone(451, "4.7.1 Later", 1);

        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).isEqualTo("451 4.7.1 Later");
        }
        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).startsWith("250");
        }
    }

    @Test
    void a_session_breaks_with_421_in_the_middle() throws Exception {
        CATCHER.breaksSessions(1);

        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).startsWith("421");
            assertThat(smtp.reads()).isNull();
        }
    }

    @Test
    void a_connection_drops_after_data_whether_stored_or_not() throws Exception {
        CATCHER.storesThenDrops(1);
        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).isNull();
        }
        assertThat(CATCHER.received()).isOne();

        CATCHER.dropsUnstored(1);
        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).isNull();
        }
        assertThat(CATCHER.received()).isOne();
    }

    @Test
    void a_message_is_stored_while_its_sender_waits_in_vain() throws Exception {
        CATCHER.hangsAfterData(1);

        try (var smtp = new Smtp()) {
            smtp.sendsWithoutReading("ada@corp.example");
            while (CATCHER.received() == 0) {
                Thread.onSpinWait();
            }
            CATCHER.behaves();
            assertThat(smtp.reads()).isNull();
        }
    }

    @Test
    void connections_are_refused_until_it_comes_back_on_the_same_port() throws Exception {
        CATCHER.goesDown();
        assertThatThrownBy(Smtp::new).isInstanceOf(ConnectException.class);

        CATCHER.comesBack();
        try (var smtp = new Smtp()) {
            assertThat(smtp.sends("ada@corp.example")).startsWith("250");
        }
    }

    private static String get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(CATCHER.uri().resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** SMTP typed by hand. */
    private static final class Smtp implements AutoCloseable {

        /** Whoever reads from a socket cannot be interrupted: a defect must not hold up the build. */
        private static final int SILENCE_MILLIS = 60_000;

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), CATCHER.smtpPort());
        private final BufferedReader replies =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

        private Smtp() throws IOException {
            socket.setSoTimeout(SILENCE_MILLIS);
            replies.readLine();
        }

        private @Nullable String sends(String recipient) throws IOException {
            for (var command : new String[] {
                "HELO client.example", "MAIL FROM:<courier@corp.example>", "RCPT TO:<" + recipient + ">", "DATA"
            }) {
                says(command);
                var reply = replies.readLine();
                if (reply == null || reply.startsWith("4") || reply.startsWith("5")) {
                    return reply;
                }
            }
            says(MESSAGE.replace("\n", "\r\n"));
            return reads();
        }

        private void sendsWithoutReading(String recipient) throws IOException {
            for (var command : new String[] {
                "HELO client.example", "MAIL FROM:<courier@corp.example>", "RCPT TO:<" + recipient + ">", "DATA"
            }) {
                says(command);
                replies.readLine();
            }
            says(MESSAGE.replace("\n", "\r\n"));
        }

        private void says(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        }

        private @Nullable String reads() throws IOException {
            try {
                return replies.readLine();
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
