package org.consentcourier.docusign;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;

/** How many calls Docusign still allows the account, all its applications together; unknown where an answer does not say. */
public record CallAllowance(Optional<Count> hour, Optional<Instant> hourEnds, Optional<Count> burst) {

    /** So many calls, and so many of them left. */
    public record Count(int limit, int left) {
        /** Whether more than half is left. */
        public boolean isAboveHalf() {
            return 2L * left > limit;
        }
    }

    static Optional<CallAllowance> in(HttpHeaders headers) {
        var allowance = new CallAllowance(
                count(headers, "X-RateLimit-"),
                Throttle.number(headers, "X-RateLimit-Reset").map(Instant::ofEpochSecond),
                count(headers, "X-BurstLimit-"));
        return Optional.of(allowance)
                .filter(known -> known.hour.isPresent() || known.hourEnds.isPresent() || known.burst.isPresent());
    }

    private static Optional<Count> count(HttpHeaders headers, String prefix) {
        return Throttle.number(headers, prefix + "Limit")
                .flatMap(limit -> Throttle.number(headers, prefix + "Remaining")
                        .map(left -> new Count(bounded(limit), bounded(left))));
    }

    private static int bounded(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}
