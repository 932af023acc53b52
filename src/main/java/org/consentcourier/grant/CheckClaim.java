package org.consentcourier.grant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to make one check and settle it, until the lease ends or a later claim is made.
 *
 * @param account whose membership is to be proven if the grant succeeds; null: there is none, or it is proven already
 * @param number grows with each claim of the request
 * @param claimedAtNanos by {@link org.consentcourier.clock.Monotonic}
 */
record CheckClaim(
        UUID requestId,
        String application,
        UUID userId,
        @Nullable UUID account,
        long number,
        long claimedAtNanos) {}
