package org.consentcourier.sandbox.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.consentcourier.sandbox.http.Html.escape;

import java.io.IOException;
import java.util.stream.Collectors;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Html;
import org.consentcourier.sandbox.http.Routes;

/** The inbox to look at. */
final class InboxPages {

    private static final String MARK = "SANDBOX INBOX: mail is caught here and goes nowhere";
    private static final int SHOWN = 200;

    private final Inbox inbox;

    InboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    void register(Routes routes) {
        routes.get("/", this::list).get("/view/{id}", this::view).get("/html/{id}", this::html);
    }

    private void list(Call call) throws IOException {
        var all = inbox.all().reversed();
        var rows = all.stream().limit(SHOWN).map(InboxPages::row).collect(Collectors.joining("\n"));
        var table = rows.isEmpty() ? "<p>No mail yet. Reload this page in a while.</p>" : """
                <div class='scroll' role='region' aria-label='Messages' tabindex='0'><table>
                <thead><tr><th>Arrived</th><th>To</th><th>Subject</th></tr></thead><tbody>%s</tbody></table></div>
                """.formatted(rows);
        var count =
                all.size() > SHOWN ? "The newest %d of %d".formatted(SHOWN, all.size()) : String.valueOf(all.size());
        page(call, 200, "Inbox", "<main><h1>Inbox</h1><p>Messages: %s</p>%s</main>".formatted(count, table));
    }

    private static String row(CaughtMessage message) {
        return "<tr><td><time>%s</time></td><td>%s</td><td><a href='/view/%s'>%s</a></td></tr>"
                .formatted(
                        message.arrivedAt(),
                        escape(String.join(", ", message.envelopeTo())),
                        message.id(),
                        escape(message.subject().isBlank() ? "(no subject)" : message.subject()));
    }

    private void view(Call call) throws IOException {
        var found = inbox.find(call.variable("id"));
        if (found.isEmpty()) {
            page(call, 404, "No such message", "<main><h1>No such message</h1><p><a href='/'>Inbox</a></p></main>");
            return;
        }
        var message = found.get();
        var headers = MailParts.headers(message.mime()).entrySet().stream()
                .map(header -> escape(header.getKey() + ": " + String.join("\n    ", header.getValue())))
                .collect(Collectors.joining("\n"));
        var body = """
                <main><p><a href='/'>Inbox</a></p><h1>%s</h1>
                <p>From %s to %s, arrived <time>%s</time></p>
                %s<h2>Text</h2><pre>%s</pre><h2>Headers</h2><pre>%s</pre>
                <p><a href='/api/v1/message/%s/raw'>The message as it came</a></p></main>
                """.formatted(
                        escape(message.subject()),
                        escape(message.from()),
                        escape(String.join(", ", message.envelopeTo())),
                        message.arrivedAt(),
                        frame(message),
                        escape(message.text()),
                        headers,
                        message.id());
        page(call, 200, message.subject(), body);
    }

    /** Links open in a new tab, outside the frame's sandbox; scripts never run. */
    private static String frame(CaughtMessage message) {
        return message.html().isEmpty()
                ? ""
                : "<h2>HTML</h2><iframe title='The message as HTML' sandbox='allow-popups allow-popups-to-escape-sandbox' src='/html/%s'></iframe>"
                        .formatted(message.id());
    }

    private void html(Call call) throws IOException {
        var html = inbox.find(call.variable("id")).map(CaughtMessage::html).orElse("");
        var targeted = html.contains("<head>")
                ? html.replaceFirst("<head>", "<head><base target=\"_blank\">")
                : "<base target=\"_blank\">" + html;
        call.with("Content-Security-Policy", "script-src 'none'")
                .respond(200, "text/html; charset=utf-8", targeted.getBytes(UTF_8));
    }

    private static void page(Call call, int status, String title, String body) throws IOException {
        call.html(status, Html.page(MARK, title, body));
    }
}
