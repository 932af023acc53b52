package org.consentcourier.bounce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the mailbox is logged in with: the password, or an access token that is had by client credentials and kept while it lasts. */
@ApplicationScoped
class Login {

    /** A token is not used up to its last second: clocks differ, and a visit takes a while. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BouncesConfig config;
    private final Clock clock;
    private @Nullable Token token;

    Login(BouncesConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /** No token was had; the message holds no secret. */
    static class NoToken extends IOException {
        NoToken(String why) {
            super(why);
        }
    }

    boolean isByToken() {
        return config.oauth2().tokenUri().isPresent();
    }

    synchronized String secret() throws IOException {
        var uri = config.oauth2().tokenUri();
        if (uri.isEmpty()) {
            return config.password().orElse("");
        }
        @Nullable Token kept = token;
        if (kept == null || !clock.instant().isBefore(kept.until())) {
            kept = fetch(uri.get());
            token = kept;
        }
        return kept.value();
    }

    /** The server did not take it: the next visit asks for another. */
    synchronized void refused() {
        token = null;
    }

    private Token fetch(URI uri) throws IOException {
        var form = Map.of(
                "grant_type", "client_credentials",
                "client_id", config.oauth2().clientId().orElse(""),
                "client_secret", config.oauth2().clientSecret().orElse(""),
                "scope", config.oauth2().scope());
        var request = HttpRequest.newBuilder(uri)
                .timeout(config.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try (var client =
                HttpClient.newBuilder().connectTimeout(config.timeout()).build()) {
            return token(client.send(request, BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoToken("interrupted");
        }
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
