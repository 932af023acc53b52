package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentcourier.mail.MailServerProbe.Outcome;
import org.consentcourier.support.LogLines;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes tokens only, as Exchange Online does, and a server that gives them out. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class SmtpTokenTest {

    private static final String SECRET = "of-the-client";
    private static final String MAILBOX = "consent@corp.example";

    @Inject
    TestServers servers;

    @Inject
    MovableClock clock;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final AtomicInteger given = new AtomicInteger();
    private volatile String accepted = "token-1";
    private HttpServer tokens;
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .requireAuth()
            .authenticationHandlerFactory(new ByToken())
            .build();

    @BeforeEach
    void both_servers_run() throws IOException {
        clock.set(MovableClock.START);
        server.start();
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        tokens.createContext("/token", this::token);
        tokens.start();
    }

    @AfterEach
    void both_servers_stop() {
        tokens.stop(0);
        server.stop();
    }

    @Test
    void mails_leave_by_a_token_that_is_asked_for_once_and_anew_shortly_before_it_ends() {
        var smtp = servers.smtp(server.getPortAllocated(), settings(Map.of("keep-alive", "false")));
        assertThat(smtp.send(letter())).isEqualTo(new SendResult.Accepted());
        assertThat(smtp.send(letter())).isEqualTo(new SendResult.Accepted());
        accepted = "token-2";
        clock.advance(Duration.ofMinutes(58));

        assertThat(smtp.send(letter())).isEqualTo(new SendResult.Accepted());

        assertThat(logins)
                .containsExactly(
                        "user=consent@corp.example\1auth=Bearer token-1\1\1",
                        "user=consent@corp.example\1auth=Bearer token-1\1\1",
                        "user=consent@corp.example\1auth=Bearer token-2\1\1");
        assertThat(asked)
                .hasSize(2)
                .allSatisfy(form -> assertThat(form.split("&", -1))
                        .containsExactlyInAnyOrder(
                                "grant_type=client_credentials",
                                "client_id=courier",
                                "client_secret=" + SECRET,
                                "scope=https%3A%2F%2Foutlook.office365.com%2F.default"));
    }

    @Test
    void a_token_that_was_withdrawn_is_replaced_within_the_same_mail() {
        accepted = "token-2";

        assertThat(servers.smtp(server.getPortAllocated(), settings(Map.of())).send(letter()))
                .isEqualTo(new SendResult.Accepted());

        assertThat(asked).hasSize(2);
    }

    @Test
    void a_server_that_takes_no_token_of_ours_is_nobodys_fault_and_the_preflight_says_what_it_said() {
        accepted = "none";

        assertThat(servers.smtp(server.getPortAllocated(), settings(Map.of())).send(letter()))
                .isEqualTo(new SendResult.Unreachable("login failed: 535 5.7.3 Authentication unsuccessful"));
        assertThat(probed(Map.of()))
                .isEqualTo(new Outcome.LoginRefused("login failed: 535 5.7.3 Authentication unsuccessful"));
    }

    @Test
    void a_wrong_secret_and_a_token_server_that_is_away_are_told_apart_and_no_secret_is_told() {
        try (var log = LogLines.read()) {
            assertThat(probed(Map.of("courier.mail.oauth2.client-secret", "guessed-wrong")))
                    .isEqualTo(new Outcome.NoToken("the token was refused: 401 invalid_client"));
            tokens.stop(0);
            assertThat(probed(Map.of()))
                    .isInstanceOfSatisfying(
                            Outcome.NoToken.class,
                            away -> assertThat(away.reason()).startsWith("the token server cannot be reached: "));

            assertThat(log.containing("guessed-wrong")).isEmpty();
            assertThat(log.containing(SECRET)).isEmpty();
        }
    }

    private Outcome probed(Map<String, String> changes) {
        try (var connections = servers.connections(server.getPortAllocated(), settings(changes))) {
            return new MailServerProbe(connections, "courier@corp.example").probe(Duration.ofSeconds(20));
        }
    }

    private Map<String, String> settings(Map<String, String> changes) {
        var settings = new HashMap<>(Map.of(
                "start-tls",
                "DISABLED",
                "username",
                MAILBOX,
                "courier.mail.oauth2.token-uri",
                "http://localhost:" + tokens.getAddress().getPort() + "/token",
                "courier.mail.oauth2.client-id",
                "courier",
                "courier.mail.oauth2.client-secret",
                SECRET));
        settings.putAll(changes);
        return settings;
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(form);
            var right = form.contains("client_secret=" + SECRET);
            var answer = right
                    ? "{\"access_token\":\"token-" + given.incrementAndGet() + "\",\"expires_in\":3599}"
                    : "{\"error\":\"invalid_client\",\"error_description\":\"" + form + "\"}";
            exchange.sendResponseHeaders(right ? 200 : 401, 0);
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
        }
    }

    private static Letter letter() {
        return new Letter(
                "ada@corp.example", "Hello", "<p>Hello</p>", "Hello", "<1@corp.example>", List.of(), Map.of());
    }

    /** As Exchange Online does it: the refusal is preceded by a challenge that holds its reasons. */
    private final class ByToken implements AuthenticationHandlerFactory {

        @Override
        public List<String> getAuthenticationMechanisms() {
            return List.of("XOAUTH2");
        }

        @Override
        public AuthenticationHandler create() {
            return new AuthenticationHandler() {

                private boolean refused;

                @Override
                public java.util.Optional<String> auth(String line, MessageContext context) throws RejectException {
                    if (refused) {
                        throw new RejectException(535, "5.7.3 Authentication unsuccessful");
                    }
                    var said = new String(Base64.getDecoder().decode(line.split(" ", -1)[2]), UTF_8);
                    logins.add(said);
                    if (said.contains("Bearer " + accepted + "\1")) {
                        return java.util.Optional.empty();
                    }
                    refused = true;
                    return java.util.Optional.of(
                            "334 " + Base64.getEncoder().encodeToString("{\"status\":\"400\"}".getBytes(UTF_8)));
                }

                @Override
                public Object getIdentity() {
                    return MAILBOX;
                }
            };
        }
    }
}
