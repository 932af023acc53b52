package org.consentcourier.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a mail may leave by the calendar.
 *
 * @param at the first instant, now or later
 * @param reason what keeps it until then; null: nothing, it may leave now
 */
public record Opening(Instant at, @Nullable String reason) {}
