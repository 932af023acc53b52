package org.consentcourier.consent;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are wanted; null: whatever.
 *
 * @param cause why asking leads nowhere
 * @param manager address of a manager
 * @param text part of a name or an address
 * @param ids those of requests; empty: whichever
 */
public record ConsentFilter(
        @Nullable String application,
        @Nullable ConsentStatus status,
        @Nullable StuckCause cause,
        @Nullable String manager,
        @Nullable String text,
        @Nullable UUID userId,
        List<UUID> ids) {

    /** Everything. */
    public static final ConsentFilter ALL = new ConsentFilter(null, null, null, null, null, null);

    public ConsentFilter {
        ids = List.copyOf(ids);
    }

    /** Whatever their own ids are. */
    public ConsentFilter(
            @Nullable String application,
            @Nullable ConsentStatus status,
            @Nullable StuckCause cause,
            @Nullable String manager,
            @Nullable String text,
            @Nullable UUID userId) {
        this(application, status, cause, manager, text, userId, List.of());
    }
}
