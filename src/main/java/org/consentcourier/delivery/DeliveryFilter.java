package org.consentcourier.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which deliveries are meant; null: of any status, of any kind. */
public record DeliveryFilter(
        @Nullable DeliveryStatus status, @Nullable DeliveryKind kind) {

    /** All of them. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null);

    Set<DeliveryStatus> statuses() {
        return status == null ? EnumSet.allOf(DeliveryStatus.class) : EnumSet.of(status);
    }

    Set<DeliveryKind> kinds() {
        return kind == null ? EnumSet.allOf(DeliveryKind.class) : EnumSet.of(kind);
    }
}
