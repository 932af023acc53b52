package org.consentcourier.delivery;

import java.time.Instant;
import java.util.UUID;
import org.consentcourier.mail.FailureCause;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as pages and the API show it.
 *
 * @param mayHaveArrived whether a try of unknown fate may have, whatever became of the others
 * @param messageId the one it leaves with
 * @param carriedBy the delivery it leaves in, together with what else asks the person that day; null: in one of its own
 */
public record DeliveryRow(
        UUID id,
        DeliveryKind kind,
        @Nullable String application,
        @Nullable UUID requestId,
        @Nullable Integer round,
        @Nullable Integer step,
        @Nullable String reportPeriod,
        String to,
        DeliveryStatus status,
        @Nullable Instant dueAt,
        @Nullable String waitsFor,
        boolean mayHaveArrived,
        int attempts,
        String messageId,
        @Nullable String subject,
        @Nullable FailureCause cause,
        @Nullable String lastReply,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable UUID carriedBy) {}
