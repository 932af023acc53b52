package org.consentcourier.sandbox.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consentcourier.sandbox.http.Call;
import org.consentcourier.sandbox.http.Routes;

/** The inbox as JSON, with Mailpit's paths and field names; newest first. */
final class InboxApi {

    private final Inbox inbox;

    InboxApi(Inbox inbox) {
        this.inbox = inbox;
    }

    void register(Routes routes) {
        routes.get("/api/v1/messages", this::list)
                .delete("/api/v1/messages", this::clear)
                .get("/api/v1/message/{id}", this::one)
                .get("/api/v1/message/{id}/headers", this::headers)
                .get("/api/v1/message/{id}/raw", this::raw);
    }

    private void list(Call call) throws IOException {
        var all = inbox.all().reversed();
        var start = call.query().number("start", 0, 0, all.size());
        var end = Math.min(all.size(), start + call.query().number("limit", 50, 0, all.size()));
        var body = new LinkedHashMap<String, Object>();
        body.put("total", all.size());
        body.put("unread", all.size());
        body.put("count", end - start);
        body.put("messages_count", all.size());
        body.put("start", start);
        body.put("tags", List.of());
        body.put(
                "messages",
                all.subList(start, end).stream().map(InboxApi::summary).toList());
        call.json(200, body);
    }

    private void clear(Call call) throws IOException {
        inbox.clear();
        call.respond(200, "text/plain; charset=utf-8", "ok".getBytes(UTF_8));
    }

    private void one(Call call) throws IOException {
        var found = inbox.find(call.variable("id"));
        if (found.isEmpty()) {
            missing(call);
            return;
        }
        var message = found.get();
        var body = common(message);
        body.put("ReturnPath", message.envelopeFrom());
        body.put("Date", message.arrivedAt());
        body.put("Text", message.text());
        body.put("HTML", message.html());
        body.put("Inline", List.of());
        body.put("Attachments", List.of());
        call.json(200, body);
    }

    private void headers(Call call) throws IOException {
        var found = inbox.find(call.variable("id"));
        if (found.isPresent()) {
            call.json(200, MailParts.headers(found.get().mime()));
        } else {
            missing(call);
        }
    }

    private void raw(Call call) throws IOException {
        var found = inbox.find(call.variable("id"));
        if (found.isPresent()) {
            call.respond(200, "text/plain; charset=utf-8", found.get().raw());
        } else {
            missing(call);
        }
    }

    private static Map<String, Object> summary(CaughtMessage message) {
        var body = common(message);
        body.put("Created", message.arrivedAt());
        body.put("Read", false);
        body.put("Attachments", 0);
        body.put("Snippet", message.summary().snippet());
        return body;
    }

    private static Map<String, Object> common(CaughtMessage message) {
        var summary = message.summary();
        var body = new LinkedHashMap<String, Object>();
        body.put("ID", message.id());
        body.put("MessageID", summary.messageId().replaceAll("^<|>$", ""));
        body.put("From", summary.from());
        body.put("To", summary.to());
        body.put("Cc", summary.cc());
        body.put("Bcc", List.of());
        body.put("ReplyTo", summary.replyTo());
        body.put("Subject", summary.subject());
        body.put("Tags", List.of());
        body.put("Size", message.size());
        return body;
    }

    private static void missing(Call call) throws IOException {
        call.json(404, Map.of("Error", "message not found"));
    }
}
