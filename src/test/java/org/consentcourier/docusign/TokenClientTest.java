package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.RateLimited;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what is made of what comes back. */
class TokenClientTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final UUID ADA = UUID.fromString("a0a0a0a0-0000-4000-8000-000000000001");
    private static final Answer TOKEN = new Answer(200, "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\"}");
    private static final Answer EXPIRED =
            new Answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"expired_grant\"}");

    private final List<Request> requests = new ArrayList<>();
    private final DocusignHttp http = new DocusignHttp(new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    private final TokenClient client = new TokenClient(http, Clock.fixed(NOW, ZoneOffset.UTC), Skews.measured());
    private HttpServer docusign;

    record Request(String method, String path, Map<String, List<String>> headers, String body) {
        JWSObject assertion() throws ParseException {
            return JWSObject.parse(body.substring(body.indexOf("&assertion=") + "&assertion=".length()));
        }
    }

    record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        docusign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        docusign.start();
    }

    @AfterEach
    void stop() {
        http.close();
        docusign.stop(0);
    }

    @Test
    void it_posts_a_form_with_grant_type_and_assertion_and_nothing_else() throws ParseException {
        answering(TOKEN);

        tryGrant();

        var request = requests.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/oauth/token");
        assertThat(request.headers()).containsEntry("Content-type", List.of("application/x-www-form-urlencoded"));
        assertThat(request.headers()).doesNotContainKeys("Authorization", "Cookie");
        assertThat(request.body())
                .matches(
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(request.assertion().getPayload().toJSONObject())
                .containsEntry("sub", ADA.toString())
                .containsEntry("iat", NOW.getEpochSecond());
    }

    @Test
    void a_token_is_a_grant_and_is_dropped() {
        answering(TOKEN);

        var outcome = tryGrant();

        assertThat(outcome).isEqualTo(new Granted(new Evidence(200, null, null, "trace-1")));
    }

    @Test
    void the_evidence_has_the_trace_token_of_the_answer() {
        answering(new Answer(400, "{\"error\":\"consent_required\"}"));

        assertThat(tryGrant()).isEqualTo(new ConsentRequired(new Evidence(400, "consent_required", null, "trace-1")));
    }

    @Test
    void an_expired_assertion_is_replaced_once() {
        answering(EXPIRED, TOKEN);

        assertThat(tryGrant()).isInstanceOf(Granted.class);
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_fresh_assertion_that_has_expired_too_is_a_fault_of_the_clock() {
        answering(EXPIRED, EXPIRED);

        assertThat(tryGrant())
                .isEqualTo(new ApplicationFault(
                        FaultCause.EXPIRED_ASSERTION, new Evidence(400, "invalid_grant", "expired_grant", "trace-2")));
        assertThat(requests).hasSize(2);
    }

    @Test
    void the_answer_to_the_fresh_assertion_counts() {
        answering(EXPIRED, new Answer(429, ""));

        assertThat(tryGrant()).isInstanceOf(RateLimited.class);
    }

    @Test
    void no_other_answer_is_asked_for_twice() {
        answering(new Answer(503, ""));

        assertThat(tryGrant()).isInstanceOf(Unavailable.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_redirect_is_not_followed() {
        docusign.createContext("/oauth/token", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answer(exchange, new Answer(307, ""));
        });
        docusign.createContext("/elsewhere", exchange -> answer(exchange, TOKEN));

        assertThat(tryGrant()).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_body_without_end_is_not_read() {
        docusign.createContext("/oauth/token", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write("{\"access_token\":\"opaque\",\"padding\":\"".getBytes(UTF_8));
                for (int i = 0; i < 10_000; i++) {
                    body.write(new byte[10_000]);
                }
            }
        });

        assertThat(tryGrant())
                .isInstanceOfSatisfying(
                        Unavailable.class, down -> assertThat(down.reason()).contains("broke off"));
    }

    @Test
    void an_interrupted_check_ends_at_once_and_stays_interrupted() {
        answering(TOKEN);
        Thread.currentThread().interrupt();

        assertThat(tryGrant()).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_closed_client_is_unavailable() {
        answering(TOKEN);
        http.close();

        assertThat(tryGrant()).isInstanceOf(Unavailable.class);
    }

    private GrantOutcome tryGrant() {
        var address = URI.create("http://localhost:" + docusign.getAddress().getPort());
        return client.tryGrant(Integrations.at(address, "signature", "impersonation"), ADA);
    }

    private void answering(Answer... answers) {
        docusign.createContext("/", inTurn(List.of(answers).iterator()));
    }

    private HttpHandler inTurn(Iterator<Answer> answers) {
        return exchange -> {
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            answer(exchange, answers.next());
        };
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            var body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("X-DocuSign-TraceToken", "trace-" + requests.size());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
