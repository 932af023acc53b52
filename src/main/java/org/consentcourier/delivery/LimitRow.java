package org.consentcourier.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One limit of the mail provider as it stands.
 *
 * @param window the limit holds in any time of this length
 * @param used attempts within the last such time, by all nodes
 * @param freeAt when the next mail may leave; null: now, as far as this limit goes
 */
public record LimitRow(
        Duration window, int most, long used, @Nullable Instant freeAt) {}
