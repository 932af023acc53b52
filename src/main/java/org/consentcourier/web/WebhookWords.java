package org.consentcourier.web;

import io.quarkus.qute.TemplateExtension;
import org.consentcourier.webhook.NoticeRow;
import org.consentcourier.webhook.NoticeStatus;
import org.consentcourier.webhook.WebhookRow;
import org.consentcourier.webhook.WebhookState;

/** What IT reads instead of the constants of webhooks. */
@TemplateExtension
class WebhookWords {

    private WebhookWords() {}

    static String words(NoticeStatus status) {
        return switch (status) {
            case QUEUED -> "Waiting";
            case SENDING -> "Being sent";
            case DELIVERED -> "Taken";
            case FAILED -> "Given up";
        };
    }

    static String style(NoticeStatus status) {
        return switch (status) {
            case QUEUED -> "queued";
            case SENDING -> "sending";
            case DELIVERED -> "sent";
            case FAILED -> "undeliverable";
        };
    }

    static String words(NoticeRow.Attempt attempt) {
        var status = attempt.httpStatus();
        var reason = attempt.reason();
        return (reason == null ? "taken (HTTP " + status + ")" : reason) + " after " + Words.grouped(attempt.millis())
                + " ms" + (attempt.late() ? ", too late to count" : "");
    }

    /** Why it was not taken last. */
    static String lastReason(NoticeRow notice) {
        var reason =
                notice.attempts().isEmpty() ? null : notice.attempts().getLast().reason();
        return reason == null ? "has not answered yet" : reason;
    }

    static String words(WebhookState state) {
        return switch (state) {
            case ACTIVE -> "On";
            case FAILING -> "Takes no calls";
            case OFF -> "Off";
        };
    }

    static String style(WebhookState state) {
        return switch (state) {
            case ACTIVE -> "started";
            case FAILING -> "deferred";
            case OFF -> "halted";
        };
    }

    /** Notices that wait or are on their way. */
    static long waiting(WebhookRow webhook) {
        return webhook.queues().getOrDefault(NoticeStatus.QUEUED, 0L)
                + webhook.queues().getOrDefault(NoticeStatus.SENDING, 0L);
    }

    static long failed(WebhookRow webhook) {
        return webhook.queues().getOrDefault(NoticeStatus.FAILED, 0L);
    }
}
