package org.consentcourier.consent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are wanted; null: whatever.
 *
 * @param cause why asking leads nowhere
 * @param manager address of a manager
 * @param text part of a name or an address
 */
public record ConsentFilter(
        @Nullable String application,
        @Nullable ConsentStatus status,
        @Nullable StuckCause cause,
        @Nullable String manager,
        @Nullable String text,
        @Nullable UUID userId) {

    /** Everything. */
    public static final ConsentFilter ALL = new ConsentFilter(null, null, null, null, null, null);
}
