package org.consentcourier.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header by which a receiver asks for quiet: seconds, or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** From a second to a day; empty for what is neither seconds nor a date. */
    static Optional<Duration> parse(String value, Instant now) {
        return wait(value.strip(), now).map(RetryAfter::bounded);
    }

    private static Optional<Duration> wait(String value, Instant now) {
        if (value.matches("\\d{1,11}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return wait.compareTo(RetrySchedule.LONGEST_QUIET) > 0 ? RetrySchedule.LONGEST_QUIET : wait;
    }
}
