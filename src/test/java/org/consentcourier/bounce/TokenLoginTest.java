package org.consentcourier.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.consentcourier.bounce.Mailbox.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login by client credentials, as Exchange Online wants it: a server of tokens, and one of mail that takes the newest only. */
class TokenLoginTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int tokenStatus = 200;
    private volatile String accepted = "token-1";
    private volatile CountDownLatch stalls = new CountDownLatch(0);
    private HttpServer tokens;
    private LittleImap imap;

    @BeforeEach
    void both_servers_run() throws IOException {
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        tokens.createContext("/token", this::token);
        tokens.start();
        imap = LittleImap.start(said -> said.contains("Bearer " + accepted + "\u0001"));
    }

    @AfterEach
    void both_servers_stop() {
        tokens.stop(0);
        imap.close();
    }

    @Test
    void the_mailbox_is_opened_with_a_token_that_is_asked_for_once() {
        var mailbox = mailbox();

        assertThat(mailbox.look()).isEqualTo(new Visit.Done(0));
        assertThat(mailbox.look()).isEqualTo(new Visit.Done(0));

        assertThat(asked)
                .singleElement()
                .satisfies(form -> assertThat(form.split("&", -1))
                        .containsExactlyInAnyOrder(
                                "grant_type=client_credentials",
                                "client_id=courier",
                                "client_secret=of+the+client",
                                "scope=https%3A%2F%2Foutlook.office365.com%2F.default"));
        assertThat(imap.logins())
                .containsExactly(
                        "user=bounces@corp.example\u0001auth=Bearer token-1\u0001\u0001",
                        "user=bounces@corp.example\u0001auth=Bearer token-1\u0001\u0001");
    }

    @Test
    void a_token_the_mail_server_refuses_is_not_used_again() {
        accepted = "token-2";
        var mailbox = mailbox();

        assertThat(mailbox.look()).isEqualTo(new Visit.Failed("the login was refused"));
        assertThat(mailbox.look()).isEqualTo(new Visit.Done(0));
    }

    @Test
    void a_refused_token_is_told_without_any_secret() {
        tokenStatus = 401;

        assertThat(mailbox().look()).isEqualTo(new Visit.Failed("the token was refused: 401 invalid_client"));
    }

    @Test
    void a_token_server_that_stops_in_the_middle_of_its_answer_is_not_waited_for() {
        stalls = new CountDownLatch(1);

        assertThat(mailbox(Duration.ofSeconds(1)).look())
                .isEqualTo(new Visit.Failed("the token server cannot be reached: no answer within 1 s"));
        stalls.countDown();
    }

    private Mailbox mailbox() {
        return mailbox(Duration.ofSeconds(30));
    }

    private Mailbox mailbox(Duration timeout) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BouncesConfig.class)
                .withDefaultValue("courier.bounces.host", "localhost")
                .withDefaultValue("courier.bounces.port", String.valueOf(imap.port()))
                .withDefaultValue("courier.bounces.tls", "none")
                .withDefaultValue("courier.bounces.timeout", timeout.toSeconds() + "s")
                .withDefaultValue("courier.bounces.user", "bounces@corp.example")
                .withDefaultValue(
                        "courier.bounces.oauth2.token-uri",
                        "http://localhost:" + tokens.getAddress().getPort() + "/token")
                .withDefaultValue("courier.bounces.oauth2.client-id", "courier")
                .withDefaultValue("courier.bounces.oauth2.client-secret", "of the client")
                .build()
                .getConfigMapping(BouncesConfig.class);
        return new Mailbox(config, new Login(config, CLOCK), Optional.empty());
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var answer = tokenStatus == 200
                    ? "{\"access_token\":\"token-" + asked.size() + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}"
                    : "{\"error\":\"invalid_client\",\"error_description\":\"of the client\"}";
            exchange.sendResponseHeaders(tokenStatus, 0);
            exchange.getResponseBody().write(answer.substring(0, 5).getBytes(UTF_8));
            exchange.getResponseBody().flush();
            stalls.await();
            exchange.getResponseBody().write(answer.substring(5).getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
