package org.consentcourier.grant;

import java.util.UUID;

/**
 * The right to make one check and settle it, until the lease ends or a later claim is made.
 *
 * @param number grows with each claim of the request
 * @param claimedAtNanos by {@link org.consentcourier.clock.Monotonic}
 */
record CheckClaim(UUID requestId, String application, UUID userId, long number, long claimedAtNanos) {}
