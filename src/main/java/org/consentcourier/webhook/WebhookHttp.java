package org.consentcourier.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Calls receivers, bounded in time and in what is read of the answer; redirects are not followed, as they could lead anywhere. */
@Singleton
class WebhookHttp {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final WebhookDeliveryConfig config;
    private final Clock clock;
    private final HttpClient client;

    WebhookHttp(WebhookDeliveryConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .build();
    }

    /** Never throws for anything the receiver or the network may do. */
    CallResult call(Endpoint endpoint, String messageId, String body) {
        var pending = client.sendAsync(request(endpoint, messageId, body), answer -> new ShortBody());
        try {
            return result(pending.get(config.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return silence("no complete answer within " + config.timeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            return silence(reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silence("the call was interrupted");
        } finally {
            // Closes the connection of a call that was given up.
            pending.cancel(true);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    private HttpRequest request(Endpoint endpoint, String messageId, String body) {
        var timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(endpoint.url())
                .header("Content-Type", "application/json")
                .header("User-Agent", "ConsentCourier")
                .header("webhook-id", messageId)
                .header("webhook-timestamp", String.valueOf(timestamp))
                .header("webhook-signature", endpoint.signatures(messageId, timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private CallResult result(HttpResponse<Void> answer) {
        var status = answer.statusCode();
        if (status / 100 == 2) {
            return new CallResult.Taken(status);
        }
        return status == CallResult.Gone.STATUS
                ? new CallResult.Gone()
                : new CallResult.Failed(status, reason(status), quiet(status, answer));
    }

    private @Nullable Duration quiet(int status, HttpResponse<Void> answer) {
        return status == TOO_MANY_REQUESTS || status == UNAVAILABLE
                ? answer.headers()
                        .firstValue("Retry-After")
                        .flatMap(value -> RetryAfter.parse(value, clock.instant()))
                        .orElse(null)
                : null;
    }

    private static String reason(int status) {
        return status / 100 == 3
                ? "answered HTTP " + status + ", and redirects are not followed"
                : "answered HTTP " + status;
    }

    private static CallResult silence(String reason) {
        return new CallResult.Failed(null, reason, null);
    }

    private static String reason(@Nullable Throwable fault) {
        if (caused(fault, UnknownHostException.class) || caused(fault, UnresolvedAddressException.class)) {
            return "the host name could not be resolved";
        }
        if (caused(fault, ConnectException.class)) {
            return "nothing accepted the connection";
        }
        return caused(fault, SSLException.class) ? "no trusted TLS connection" : "the call broke off";
    }

    private static boolean caused(@Nullable Throwable fault, Class<? extends Throwable> type) {
        return Stream.iterate(fault, link -> link != null, link -> link.getCause())
                .anyMatch(type::isInstance);
    }
}
