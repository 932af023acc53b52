package org.consentcourier.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The access token of one client, asked for when it is needed and kept while it lasts. */
public final class AccessTokens {

    /** A token is not used up to its last second: clocks differ, and what it is used for takes a while. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private static final long MOST_BYTES = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OAuth2Config config;
    private final Duration timeout;
    private final Clock clock;
    private @Nullable Token token;

    /** Asks where these settings say, and waits so long for an answer. */
    public AccessTokens(OAuth2Config config, Duration timeout, Clock clock) {
        this.config = config;
        this.timeout = timeout;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /** Whether a token is what one logs in with. */
    public boolean areUsed() {
        return config.tokenUri().isPresent();
    }

    /** One that is good now. */
    public synchronized String token() throws NoToken {
        @Nullable Token kept = token;
        if (kept == null || !clock.instant().isBefore(kept.until())) {
            kept = fetch(config.tokenUri().orElseThrow());
            token = kept;
        }
        return kept.value();
    }

    /** The server did not take this one: it is not used again. */
    public synchronized void refused(String value) {
        if (token != null && token.value().equals(value)) {
            token = null;
        }
    }

    private Token fetch(URI uri) throws NoToken {
        try (var client = HttpClient.newBuilder().connectTimeout(timeout).build()) {
            return token(answer(client, uri));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoToken("interrupted");
        } catch (NoToken e) {
            throw e;
        } catch (IOException e) {
            throw new NoToken("the token server cannot be reached: "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    /** The client's own time-out would not watch the body. */
    private HttpResponse<String> answer(HttpClient client, URI uri) throws IOException, InterruptedException {
        var pending = client.sendAsync(request(uri), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            return pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            client.shutdownNow();
            throw new IOException("no answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }

    private HttpRequest request(URI uri) {
        var form = Map.of(
                "grant_type", "client_credentials",
                "client_id", config.clientId().orElse(""),
                "client_secret", config.clientSecret().orElse(""),
                "scope", config.scope());
        return HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    private Token token(HttpResponse<String> answer) throws NoToken {
        try {
            var body = JSON.readTree(answer.body());
            var value = body.path("access_token").asText("");
            if (answer.statusCode() != 200 || value.isEmpty()) {
                var error = body.path("error").asText("no token").replaceAll("[^A-Za-z0-9_ -]", "");
                throw new NoToken("the token was refused: " + answer.statusCode() + " " + error);
            }
            var lasts = Duration.ofSeconds(body.path("expires_in").asLong(0));
            return new Token(value, clock.instant().plus(lasts).minus(MARGIN));
        } catch (JsonProcessingException e) {
            throw new NoToken("the token server answered " + answer.statusCode() + " without JSON");
        }
    }
}
