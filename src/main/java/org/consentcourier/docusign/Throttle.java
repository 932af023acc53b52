package org.consentcourier.docusign;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.consentcourier.docusign.Reply.Answer;

/** How long to keep quiet: what Docusign asks for, at most a day; after a limit was hit, else what its documentation says. */
final class Throttle {
    static final Duration BURST = Duration.ofSeconds(30);
    static final Duration UNSPECIFIED = Duration.ofSeconds(60);
    static final Duration LEAST = Duration.ofSeconds(1);

    /** What a wrong header may cost. */
    static final Duration MOST = Duration.ofDays(1);

    /** What Docusign's clocks may differ from each other. */
    static final Duration AFTER_THE_HOUR = Duration.ofSeconds(5);

    private static final Duration LONGEST_RESET = Duration.ofHours(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private Throttle() {}

    /** Nothing, when no limit was hit; the code counts whatever the status: Docusign has sent limits with 400 and with 429. */
    static Optional<Duration> pause(Answer answer, Problem problem, Instant now) {
        return switch (problem.code()) {
            case "hourly_apiinvocation_limit_exceeded" -> Optional.of(hourly(answer.headers(), now));
            case "burst_apiinvocation_limit_exceeded" -> Optional.of(burst(answer.headers(), now));
            default ->
                answer.status() == TOO_MANY_REQUESTS
                        ? Optional.of(unspecified(answer.headers(), now))
                        : Optional.empty();
        };
    }

    /** What an answer of trouble asks for; nothing, where it does not say. */
    static Optional<Duration> asked(Answer answer, Instant now) {
        return retryAfter(answer.headers(), now);
    }

    /** The hourly allowance is renewed at the top of Docusign's hour; ours may be another. */
    static Duration hourly(HttpHeaders headers, Instant now) {
        return retryAfter(headers, now)
                .or(() -> reset(headers, now))
                .orElseGet(() -> untilTheHour(date(headers, "Date").orElse(now)));
    }

    private static Duration untilTheHour(Instant now) {
        return Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS))
                .plus(AFTER_THE_HOUR);
    }

    /** X-RateLimit-Reset is no help here: it tells of the hour. */
    static Duration burst(HttpHeaders headers, Instant now) {
        return retryAfter(headers, now).orElse(BURST);
    }

    static Duration unspecified(HttpHeaders headers, Instant now) {
        boolean hourLeft = number(headers, "X-RateLimit-Remaining").orElse(0L) > 0;
        return retryAfter(headers, now)
                .or(() -> hourLeft ? Optional.empty() : reset(headers, now))
                .orElse(UNSPECIFIED);
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        return number(headers, "Retry-After")
                .map(Duration::ofSeconds)
                .or(() -> date(headers, "Retry-After")
                        .map(until -> Duration.between(date(headers, "Date").orElse(now), until)))
                .map(wait -> bounded(wait, MOST));
    }

    /** A time is one of Docusign's clock, whatever ours says. */
    private static Optional<Instant> date(HttpHeaders headers, String name) {
        try {
            return headers.firstValue(name)
                    .map(value -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> reset(HttpHeaders headers, Instant now) {
        return number(headers, "X-RateLimit-Reset")
                .map(Instant::ofEpochSecond)
                .map(until -> date(headers, "Date")
                        .map(theirs -> Duration.between(theirs, until))
                        .filter(Throttle::isWithinTheHour)
                        .orElseGet(() -> Duration.between(now, until)))
                .map(wait -> bounded(wait, LONGEST_RESET));
    }

    /** Else the date is another clock's, such as that of a proxy on the way. */
    private static boolean isWithinTheHour(Duration wait) {
        return !wait.isNegative() && wait.compareTo(LONGEST_RESET) <= 0;
    }

    /** Eleven digits are any time this side of the year 5000 and cannot overflow. */
    static Optional<Long> number(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,11}"))
                .map(Long::valueOf);
    }

    private static Duration bounded(Duration wait, Duration most) {
        if (wait.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
