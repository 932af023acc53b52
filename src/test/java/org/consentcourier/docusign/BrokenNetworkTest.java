package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that fails in every way it can never hangs a check and never says anything about a person. */
class BrokenNetworkTest {
    private static final String HEADERS =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NO_PATIENCE = Duration.ofMillis(500);

    private final CompletableFuture<Boolean> clientHungUp = new CompletableFuture<>();

    @AfterEach
    void end() {
        clientHungUp.cancel(true);
    }

    @Test
    void a_server_that_never_answers_is_given_up_and_hung_up_on() throws IOException {
        try (var server = hanging("")) {
            assertThat(reason(http(server), NO_PATIENCE)).contains("did not answer within 500 ms");
            assertThat(clientHungUp).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void a_body_that_never_ends_is_given_up_and_hung_up_on() throws IOException {
        try (var server = hanging(HEADERS + "{\"access_token\":\"opaque\"")) {
            assertThat(reason(http(server), NO_PATIENCE)).contains("did not answer within 500 ms");
            assertThat(clientHungUp).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void a_port_nobody_listens_on_is_unavailable() throws IOException {
        var server = listening();
        server.close();

        assertThat(reason(http(server), PATIENCE)).contains("nothing accepted the connection");
    }

    @Test
    void a_connection_dropped_before_the_answer_is_unavailable() throws IOException {
        try (var server = dropping("")) {
            assertThat(reason(http(server), PATIENCE)).contains("broke off");
        }
    }

    @Test
    void a_connection_dropped_in_the_middle_of_a_token_is_unavailable() throws IOException {
        try (var server = dropping(HEADERS + "{\"access_token\":\"opaque\"}")) {
            assertThat(reason(http(server), PATIENCE)).contains("broke off").doesNotContain("opaque");
        }
    }

    @Test
    void what_is_no_http_is_unavailable() throws IOException {
        try (var server = dropping("220 mail.example ESMTP\r\n")) {
            assertThat(reason(http(server), PATIENCE)).contains("broke off");
        }
    }

    @Test
    void a_server_nobody_vouches_for_is_not_talked_to(@TempDir Path folder) throws Exception {
        var asked = new CompletableFuture<Boolean>();
        var server = selfSigned(folder);
        server.createContext("/", exchange -> asked.complete(true));
        server.start();
        try {
            var address = URI.create("https://localhost:" + server.getAddress().getPort());

            assertThat(reason(address, PATIENCE)).contains("No trusted TLS connection");
            assertThat(asked).isNotDone();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_without_tls_is_not_talked_to() throws IOException {
        try (var server = dropping("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThat(reason(URI.create("https://localhost:" + server.getLocalPort()), PATIENCE))
                    .contains("No trusted TLS connection");
        }
    }

    private static String reason(URI docusign, Duration timeout) {
        var http = new DocusignHttp(new TimeOuts(PATIENCE, timeout));
        try {
            var outcome = new TokenClient(http, Clock.systemUTC(), Skews.measured())
                    .tryGrant(Integrations.at(docusign, "signature"), UUID.randomUUID());
            assertThat(outcome).isInstanceOf(Unavailable.class);
            assertThat(outcome.evidence()).isEqualTo(Evidence.NONE);
            return ((Unavailable) outcome).reason();
        } finally {
            http.close();
        }
    }

    /** Says its part, then listens until the other side hangs up. */
    private ServerSocket hanging(String part) throws IOException {
        return serving(socket -> {
            socket.getOutputStream().write(part.getBytes(US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            clientHungUp.complete(true);
        });
    }

    /** Reads the request, says its part and hangs up. */
    private ServerSocket dropping(String part) throws IOException {
        return serving(socket -> {
            socket.getInputStream().readNBytes(1);
            socket.getInputStream().skipNBytes(socket.getInputStream().available());
            socket.getOutputStream().write(part.getBytes(US_ASCII));
        });
    }

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }

    private static ServerSocket serving(Conversation conversation) throws IOException {
        var server = listening();
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    conversation.with(socket);
                } catch (IOException e) {
                    // The other side, or the end of the test, hung up: that is what these servers are for.
                }
            }
        });
        return server;
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static URI http(ServerSocket server) {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    private static HttpsServer selfSigned(Path folder) throws Exception {
        new CertificateGenerator(folder, true)
                .generate(new CertificateRequest()
                        .withName("docusign")
                        .withCN("localhost")
                        .withPassword("secret")
                        .withFormat(Format.PKCS12));
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(folder.resolve("docusign-keystore.p12"))) {
            keys.load(file, "secret".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, "secret".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }
}
