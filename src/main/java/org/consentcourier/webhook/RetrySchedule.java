package org.consentcourier.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a call is made again: the waits Standard Webhooks recommends, each up to a fifth longer so that not all come at once. */
final class RetrySchedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** Attempts in all, the first one included. */
    static final int ATTEMPTS = WAITS.size() + 1;

    /** An endpoint that asks for quiet is heeded so long and no longer. */
    static final Duration LONGEST_QUIET = Duration.ofHours(24);

    /** So many calls in vain in a row, and the endpoint is taken to be away: it is probed by one call at a time. */
    static final int AWAY = 3;

    private static final Duration LONGEST_PROBE = Duration.ofMinutes(5);
    private static final int JITTER = 5;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after so many attempts in vain; empty when it is time to give up. */
    Optional<Duration> after(int attempts) {
        return attempts >= ATTEMPTS
                ? Optional.empty()
                : Optional.of(WAITS.get(attempts - 1)).map(wait -> wait.plusMillis(jitter(wait)));
    }

    /** How long an endpoint that failed so many times in a row is left alone; nothing, while it may be one notice's bad luck. */
    static Duration pauseOfEndpoint(int failures) {
        if (failures < AWAY) {
            return Duration.ZERO;
        }
        var doubled = WAITS.getFirst().multipliedBy(1L << Math.min(failures - AWAY, 10));
        return doubled.compareTo(LONGEST_PROBE) < 0 ? doubled : LONGEST_PROBE;
    }

    private long jitter(Duration wait) {
        return random.nextLong(wait.toMillis() / JITTER + 1);
    }
}
