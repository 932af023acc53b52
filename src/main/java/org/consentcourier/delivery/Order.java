package org.consentcourier.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent when it is due: for a step of a round of a consent request, or for a report period, or a test.
 *
 * @param step place in the round; 0 is the first mail, and each step is ordered at most once
 */
public record Order(
        DeliveryKind kind,
        @Nullable String application,
        @Nullable UUID requestId,
        @Nullable Integer round,
        @Nullable Integer step,
        @Nullable String reportPeriod,
        String recipient,
        Instant dueAt) {

    /** A step without its request, or the other way round, would have no Message-ID of its own. */
    public Order {
        if ((requestId == null) != (round == null) || (requestId == null) != (step == null)) {
            throw new IllegalArgumentException("Request, round and step belong together");
        }
        if (requestId != null && reportPeriod != null) {
            throw new IllegalArgumentException("A mail belongs to a request or to a report, not to both");
        }
    }

    /** A mail of a round of a consent request. */
    public static Order forRequest(
            DeliveryKind kind,
            String application,
            UUID requestId,
            int round,
            int step,
            String recipient,
            Instant dueAt) {
        return new Order(kind, application, requestId, round, step, null, recipient, dueAt);
    }

    /** The report of a period. */
    public static Order forReport(String reportPeriod, String recipient, Instant dueAt) {
        return new Order(DeliveryKind.WEEKLY_REPORT, null, null, null, null, reportPeriod, recipient, dueAt);
    }
}
