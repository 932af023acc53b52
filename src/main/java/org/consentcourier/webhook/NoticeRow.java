package org.consentcourier.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.jspecify.annotations.Nullable;

/**
 * One notice as pages and the API show it, with its attempts, oldest first.
 *
 * @param webhookId the header of that name, the same in each attempt and replay
 * @param consentId whose state changed; absent for a test
 * @param dueAt when it is sent, or sent again; absent: never again by itself
 */
public record NoticeRow(
        long id,
        String webhook,
        String webhookId,
        @Nullable UUID consentId,
        @Nullable String application,
        @Nullable ConsentStatus from,
        @Nullable ConsentStatus to,
        @Nullable Instant happenedAt,
        NoticeStatus status,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        List<Attempt> attempts) {

    /**
     * One call.
     *
     * @param httpStatus absent where nobody answered
     * @param reason why the notice was not taken; absent: it was
     * @param late its node had been taken over from, and it changed nothing
     */
    public record Attempt(
            Instant at,
            @Nullable Integer httpStatus,
            @Nullable String reason,
            long millis,
            boolean late) {}
}
