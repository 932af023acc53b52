package org.consentcourier.docusign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A live token, kept in memory only, and no longer than until shortly before it expires. */
record AccessToken(String value, Instant until) {
    /** Time enough to use it, and for clocks that differ. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    /** Docusign's tokens live an hour, whatever else an answer may say. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    static final Duration UNSTATED_LIFE = Duration.ofMinutes(5);

    /** Nothing, when the answer holds no token that could stand in a header. */
    static Optional<AccessToken> in(String body, Instant asked) {
        return Json.object(body)
                .flatMap(json -> Optional.ofNullable(Json.text(json, "access_token"))
                        .map(String::strip)
                        .filter(token -> token.matches("[\\x21-\\x7e]+"))
                        .map(token -> new AccessToken(
                                token,
                                asked.plus(life(Json.number(json, "expires_in")))
                                        .minus(MARGIN))));
    }

    boolean lives(Instant now) {
        return now.isBefore(until);
    }

    String header() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "AccessToken[until=" + until + "]";
    }

    private static Duration life(Optional<Integer> seconds) {
        var life = seconds.map(Duration::ofSeconds).orElse(UNSTATED_LIFE);
        return life.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : life;
    }
}
