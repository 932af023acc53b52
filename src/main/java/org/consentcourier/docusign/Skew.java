package org.consentcourier.docusign;

import java.time.Duration;
import java.time.Instant;

/**
 * How far this machine's clock is ahead of Docusign's, negative where it is behind, as one answer shows it.
 *
 * @param least it is ahead at least so much
 * @param most and at most so much
 */
public record Skew(Duration least, Duration most, Instant measuredAt) {

    private static final Duration RESOLUTION = Duration.ofSeconds(1);
    private static final Duration IN_MINUTES = Duration.ofMinutes(2);
    private static final Duration IN_HOURS = Duration.ofHours(2);
    private static final Duration IN_DAYS = Duration.ofDays(2);

    /** Docusign's clock showed {@code date}, cut to the second, somewhere between our question and its answer. */
    static Skew between(Instant asked, Duration took, Instant date) {
        var answered = asked.plus(took);
        return new Skew(Duration.between(date.plus(RESOLUTION), asked), Duration.between(date, answered), answered);
    }

    /** Most likely so much; wrong by no more than {@link #uncertainty}. */
    public Duration ahead() {
        return least.plus(most).dividedBy(2);
    }

    /** Half of what the resolution of the header and the time on the way leave open. */
    public Duration uncertainty() {
        return most.minus(least).dividedBy(2);
    }

    /** Whether it is more than {@code limit}, however the measurement is read. */
    boolean isSurelyBeyond(Duration limit) {
        return least.compareTo(limit) > 0 || most.compareTo(limit.negated()) < 0;
    }

    /** Whether it is no more than {@code limit}, however the measurement is read. */
    boolean isSurelyWithin(Duration limit) {
        return most.compareTo(limit) <= 0 && least.compareTo(limit.negated()) >= 0;
    }

    /** In one sentence. */
    public String inWords() {
        var ahead = ahead();
        if (ahead.abs().compareTo(uncertainty()) <= 0) {
            return "The clock of this machine agrees with Docusign's, as far as it can be measured (to %s)."
                    .formatted(rounded(uncertainty()));
        }
        return "The clock of this machine is about %s %s Docusign's."
                .formatted(rounded(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of");
    }

    private static String rounded(Duration time) {
        if (time.compareTo(IN_MINUTES) < 0) {
            return count(Math.max(1, time.plusMillis(500).toSeconds()), "second");
        }
        if (time.compareTo(IN_HOURS) < 0) {
            return count(time.plusSeconds(30).toMinutes(), "minute");
        }
        return time.compareTo(IN_DAYS) < 0
                ? count(time.plusMinutes(30).toHours(), "hour")
                : count(time.plusHours(12).toDays(), "day");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
