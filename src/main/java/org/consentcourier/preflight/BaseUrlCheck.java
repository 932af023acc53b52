package org.consentcourier.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;

/** Our own information page, asked for at the address that stands in the mails. */
@Singleton
class BaseUrlCheck implements Check {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int OK = 200;

    /** Stands on every page of ours. */
    private static final String OURS = "Consent Courier";

    private final Applications applications;
    private final Duration patience;
    private final HttpClient client;

    BaseUrlCheck(Applications applications, PreflightConfig config) {
        this.applications = applications;
        this.patience = config.timeout().multipliedBy(4).dividedBy(5);
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .build();
    }

    @Override
    public List<Finding> look(Application application) {
        return List.of(look(applications.page("/")));
    }

    @Override
    public List<Finding> tooLate(Application application, String reason) {
        return List.of(red(applications.page("/"), reason));
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    Finding look(URI page) {
        var request = HttpRequest.newBuilder(page).timeout(patience).GET().build();
        try {
            return judge(page, client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MOST_BYTES)));
        } catch (IOException e) {
            return red(page, reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return red(page, "There was no answer in time.");
        }
    }

    private static Finding judge(URI page, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            return red(page, "What answers there is not our public page, but HTTP %d.".formatted(answer.statusCode()));
        }
        return answer.body().contains(OURS)
                ? looked(page).passed("Our pages can be reached there.")
                : red(page, "Something else answers there.");
    }

    private static String reason(IOException failure) {
        if (caused(failure, UnresolvedAddressException.class)) {
            return "Its host name could not be resolved.";
        }
        if (caused(failure, SSLException.class)) {
            return "Its certificate is not trusted: " + failure.getMessage();
        }
        if (caused(failure, HttpTimeoutException.class)) {
            return "There was no answer in time.";
        }
        return caused(failure, ConnectException.class)
                ? "Nothing accepts a connection there."
                : "The answer broke off: " + failure.getMessage();
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, link -> link != null, link -> link.getCause())
                .anyMatch(type::isInstance);
    }

    private static Finding red(URI page, String said) {
        return looked(page)
                .red(
                        said,
                        "Set courier.base-url to the address people reach this service at, have the proxy before it pass /,"
                                + " /consent/ and /login on without a login of its own, and let this machine reach it too: by"
                                + " DNS or its hosts file, and with a certificate that Java trusts.");
    }

    private static Finding.Look looked(URI page) {
        return Finding.look(Topic.BASE_URL, page.toString());
    }
}
