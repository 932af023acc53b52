package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consentcourier.docusign.Reply.Answer;
import org.consentcourier.docusign.Reply.Silence;

/** Exchanges with Docusign, bounded in time and in size; redirects are not followed, as what is sent may be a token. */
@Singleton
class DocusignHttp {
    private final Duration timeout;

    /** Answers are taken apart where they are waited for: no thread of the system changes hands for it. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final HttpClient client;

    DocusignHttp(DocusignConfig config) {
        timeout = config.timeout();
        client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    /** Never throws for anything Docusign or the network may do. */
    Reply exchange(HttpRequest request, int mostBytes) {
        var pending = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), mostBytes));
        try {
            return answer(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Silence("Docusign did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Silence(NetworkFault.reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Silence("The exchange was interrupted");
        } finally {
            // Closes the connection of an exchange that was given up; the client's own time-out would not watch the
            // body.
            pending.cancel(true);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }
}
