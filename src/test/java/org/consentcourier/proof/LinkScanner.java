package org.consentcourier.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentcourier.sandbox.mail.CaughtMessage;

/** Opens what a mail links to as a mail gateway does: without cookies, never by a form, along every redirect. */
final class LinkScanner {

    private static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern IN_HTML = Pattern.compile("(?:href|src|action)=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    private final Set<URI> opened = new LinkedHashSet<>();

    /** Every address in a mail, in its text and its HTML. */
    static Stream<URI> links(CaughtMessage mail) {
        var text = IN_TEXT.matcher(mail.text()).results().map(MatchResult::group);
        var html = IN_HTML.matcher(mail.html()).results().map(match -> match.group(1));
        return Stream.concat(text, html)
                .map(link -> link.replace("&amp;", "&"))
                .filter(link -> link.startsWith("http"))
                .map(URI::create)
                .distinct();
    }

    /** Looks at each of them so many times, by each of the ways that are known. */
    void scan(CaughtMessage mail, int times) {
        links(mail).filter(opened::add).forEach(link -> {
            for (int i = 0; i < times; i++) {
                send(HttpRequest.newBuilder(link).method("HEAD", BodyPublishers.noBody()));
                send(HttpRequest.newBuilder(link).GET());
                ahead(HttpRequest.newBuilder(link)
                        .header("Sec-Purpose", "prefetch")
                        .GET());
            }
        });
    }

    void open(URI link) {
        send(HttpRequest.newBuilder(link).GET());
    }

    Set<URI> opened() {
        return opened;
    }

    private void send(HttpRequest.Builder request) {
        var answer = answer(request);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.uri().getPath() + " answers " + answer.statusCode());
        }
    }

    /** A browser asks anew when somebody comes, if it is refused what it fetches ahead. */
    private void ahead(HttpRequest.Builder request) {
        var answer = answer(request);
        if (answer.statusCode() != 200 && answer.statusCode() != 503) {
            throw new AssertionError(answer.uri().getPath() + " answers " + answer.statusCode());
        }
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("Nobody answers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
