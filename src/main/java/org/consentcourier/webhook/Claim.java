package org.consentcourier.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice that is one node's to send until its lease ends.
 *
 * @param number grows with each claim of the notice
 * @param requestId whose state it tells; null for a test
 * @param claimedAtNanos by {@link org.consentcourier.clock.Monotonic}
 */
record Claim(
        long noticeId,
        long number,
        String messageId,
        @Nullable UUID requestId,
        String body,
        long claimedAtNanos) {}
