package org.consentcourier.delivery;

import java.time.Duration;
import java.util.Optional;

/** Waits between tries of a mail the server puts off: each twice the one before up to a longest, until patience is used up. */
record Backoff(Duration first, Duration longest, Duration patience) {

    private static final int FIFTH = 5;

    /** What mail servers themselves do, more or less. */
    static final Backoff STANDARD = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofHours(72));

    /** Where it is nobody's fault: no mail is given up for it, nor does it wait for long when the trouble is over. */
    static final Backoff NOBODYS_FAULT =
            new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofDays(36_500));

    /** The same where a rule of the server keeps a mail back: it may never end, and each try counts among those a day may have. */
    static final Backoff BY_RULE = new Backoff(Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofDays(36_500));

    /**
     * How long to wait after that many tries in vain; empty when it is time to give up.
     *
     * @param chance from 0 to 1, makes the wait up to a fifth longer: what was put off together does not come back together
     */
    Optional<Duration> after(int tries, double chance) {
        var waited = Duration.ZERO;
        var wait = first;
        for (int i = 1; i < tries; i++) {
            waited = waited.plus(wait);
            wait = min(wait.multipliedBy(2), longest);
        }
        return waited.plus(wait).compareTo(patience) <= 0 ? Optional.of(longer(wait, chance)) : Optional.empty();
    }

    private static Duration longer(Duration wait, double chance) {
        return wait.plusMillis((long) (wait.toMillis() * chance / FIFTH));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
