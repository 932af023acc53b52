package org.consentcourier.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event: a mail has got a new standing, in the transaction that gives it. */
public record DeliverySettled(
        UUID deliveryId, DeliveryKind kind, @Nullable UUID requestId, DeliveryStatus status, Instant at) {

    static DeliverySettled of(Delivery delivery, Instant at) {
        return new DeliverySettled(
                delivery.id(), delivery.kind(), delivery.requestId().orElse(null), delivery.status(), at);
    }
}
