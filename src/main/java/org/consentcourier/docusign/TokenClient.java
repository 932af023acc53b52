package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.Unavailable;

/** Tries JWT grants at Docusign; what it learns is the outcome, the token itself is dropped at once. */
@ApplicationScoped
public class TokenClient {
    private static final int MOST_BYTES = 64 * 1024;
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Duration timeout;
    private final Clock clock;
    private final GrantAnswers answers;
    private final HttpClient http;

    TokenClient(DocusignConfig config, Clock clock) {
        timeout = config.timeout();
        this.clock = clock;
        answers = new GrantAnswers(clock);
        http = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .build();
    }

    /** Asks for a token in this person's name; never throws for anything Docusign or the network may do. */
    public GrantOutcome tryGrant(Integration integration, UUID userId) {
        var outcome = exchange(integration, userId);
        // A request may have waited on the way; only when a fresh one has expired too, the clock is wrong.
        return outcome instanceof ApplicationFault fault && fault.cause() == FaultCause.EXPIRED_ASSERTION
                ? exchange(integration, userId)
                : outcome;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private GrantOutcome exchange(Integration integration, UUID userId) {
        var pending = http.sendAsync(
                request(integration, userId), BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_BYTES));
        try {
            return answers.outcome(response(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS)));
        } catch (TimeoutException e) {
            return unavailable("Docusign did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return unavailable(NetworkFault.reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable("The check was interrupted");
        } finally {
            // Closes the connection of an exchange that was given up; the client's own time-out would not watch the
            // body.
            pending.cancel(true);
        }
    }

    private HttpRequest request(Integration integration, UUID userId) {
        var assertion = Assertion.signed(integration, userId, clock.instant());
        return HttpRequest.newBuilder(integration.endpoint("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(
                        "grant_type=" + URLEncoder.encode(JWT_BEARER, UTF_8) + "&assertion=" + assertion))
                .build();
    }

    private static TokenResponse response(HttpResponse<String> response) {
        return new TokenResponse(response.statusCode(), response.headers(), response.body());
    }

    private static Unavailable unavailable(String reason) {
        return new Unavailable(reason, Evidence.NONE);
    }
}
