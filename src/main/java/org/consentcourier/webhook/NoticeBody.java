package org.consentcourier.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.jspecify.annotations.Nullable;

/** What a receiver reads: ids and states, no names, no addresses, none of Docusign's words. */
@Singleton
class NoticeBody {

    private final ObjectMapper json;

    NoticeBody(ObjectMapper json) {
        this.json = json;
    }

    /** The envelope of Standard Webhooks. */
    record Message(String type, Instant timestamp, Object data) {}

    /** A changed state. */
    record Change(
            UUID consentId,
            String application,
            @Nullable UUID userId,
            ConsentStatus from,
            ConsentStatus to,
            int round,
            @Nullable StuckCause cause) {}

    /** Nothing has happened: somebody wants to see whether calls arrive. */
    record Test(String webhook) {}

    String of(Change change, Instant at) {
        return write(new Message("consent." + change.to().name().toLowerCase(Locale.ROOT), at, change));
    }

    String ofTest(String webhook, Instant at) {
        return write(new Message("webhook.test", at, new Test(webhook)));
    }

    private String write(Message message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Ids and states can be written as JSON", e);
        }
    }
}
