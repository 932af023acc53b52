package org.consentcourier.proof;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.consentcourier.sandbox.docusign.DocusignSimulator;
import org.consentcourier.sandbox.docusign.Environment;
import org.consentcourier.sandbox.docusign.Keys;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;

/**
 * One way in which the system may fail.
 *
 * @param outcome what the log of checks calls it
 * @param rounds how often work is tried while it lasts
 */
record Trouble(String name, String outcome, int rounds, Consumer<Scene> begins) {

    private static final String LIMITED = "RATE_LIMITED";
    private static final String UNAVAILABLE = "UNAVAILABLE";
    private static final int STORM = 1_000;

    /** Whether the application is at fault, which halts it. */
    boolean isFault() {
        return !isLimit() && !outcome.equals(UNAVAILABLE);
    }

    /** Whether Docusign asked for patience. */
    boolean isLimit() {
        return outcome.equals(LIMITED);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<Trouble> all() {
        return Stream.of(faults(), limits(), outages()).flatMap(List::stream);
    }

    private static List<Trouble> faults() {
        return List.of(
                new Trouble(
                        "a wrong key",
                        "NO_VALID_KEYS",
                        3,
                        scene -> scene.docusign()
                                .knows(StandIns.integration().withKeys(List.of(Keys.publicKey(Keys.pair()))))),
                new Trouble(
                        "the other environment",
                        "ISSUER_NOT_FOUND",
                        3,
                        scene -> scene.docusign().knows(StandIns.integration().in(Environment.PRODUCTION))),
                new Trouble(
                        "a clock ten minutes behind",
                        "EXPIRED_ASSERTION",
                        3,
                        scene -> scene.docusign().follows(Clock.offset(scene.clock(), Duration.ofMinutes(10)))),
                refusal("invalid_grant", "", "UNEXPLAINED"),
                refusal("invalid_grant", "unsupported_grant_type", "UNSUPPORTED_GRANT_TYPE"),
                refusal("unauthorized_client", "", "UNAUTHORIZED_CLIENT"),
                refusal("invalid_scope", "", "INVALID_SCOPE"),
                refusal("invalid_request", "", "INVALID_REQUEST"));
    }

    private static List<Trouble> limits() {
        return List.of(
                scripted(
                        "a storm of 429 with Retry-After",
                        LIMITED,
                        it -> it.answersTooManyRequests(Duration.ofSeconds(90), STORM)),
                scripted("429 without Retry-After", LIMITED, it -> it.answersTooManyRequests(Duration.ZERO, STORM)),
                scripted(
                        "the hourly limit as 400",
                        LIMITED,
                        it -> it.tokenEndpoint().answersHourlyLimit(400, STORM)),
                scripted(
                        "the hourly limit as 403",
                        LIMITED,
                        it -> it.tokenEndpoint().answersHourlyLimit(403, STORM)),
                scripted(
                        "the burst limit as 503",
                        LIMITED,
                        it -> it.tokenEndpoint().answersBurstLimit(503, STORM)));
    }

    private static List<Trouble> outages() {
        return List.of(
                body(500, "{\"error\":\"server_error\"}"),
                body(502, ""),
                scripted("503 in HTML", UNAVAILABLE, it -> it.answersServerError(STORM)),
                body(200, "<html><body>Please sign in to the proxy</body></html>"),
                body(400, "<html><body>consent_required</body></html>"),
                scripted("200 with garbage", UNAVAILABLE, it -> it.answersGarbage(STORM)),
                scripted("200 with nothing", UNAVAILABLE, it -> it.answersEmpty(STORM)),
                body(401, "{\"error\":\"internal_server_error\",\"reference_id\":\"1\"}"),
                scripted(
                        "connections closed without an answer",
                        UNAVAILABLE,
                        it -> it.tokenEndpoint().drops(STORM)),
                scripted("connections refused", UNAVAILABLE, DocusignSimulator::goesDown),
                new Trouble("a hang", UNAVAILABLE, 1, scene -> scene.docusign().hangs(STORM)));
    }

    private static Trouble refusal(String error, String description, String outcome) {
        var name = description.isEmpty() ? error : error + "/" + description;
        return scripted(name, outcome, it -> it.refuses(error, description, STORM));
    }

    private static Trouble body(int status, String body) {
        return scripted(
                status + " with \"" + body + "\"",
                UNAVAILABLE,
                it -> it.tokenEndpoint().answers(status, body, STORM));
    }

    private static Trouble scripted(String name, String outcome, Consumer<DocusignSimulator> script) {
        return new Trouble(name, outcome, 3, scene -> script.accept(scene.docusign()));
    }
}
