package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.docusign.Attempt.Done;
import org.consentcourier.docusign.Attempt.Failed;
import org.consentcourier.docusign.DirectoryFailure.RateLimited;
import org.consentcourier.docusign.Reply.Answer;

/** What the answers of userinfo, eSignature and the Admin API mean, their content aside. */
final class ApiAnswers {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> REFUSALS = Set.of(400, UNAUTHORIZED, FORBIDDEN, 404);
    private static final Set<String> TOKEN_ERRORS = Set.of("authorization_invalid_token", "user_authentication_failed");

    private final Clock clock;

    ApiAnswers(Clock clock) {
        this.clock = clock;
    }

    /** Done with a JSON object that tells of no error; anything else has failed. */
    Attempt<ApiAnswer> read(Answer reply) {
        var body = Json.object(reply.body());
        var problem = Problem.in(body);
        var answer = new ApiAnswer(
                body.orElse(MissingNode.getInstance()), Evidence.of(reply, problem), CallAllowance.in(reply.headers()));
        var pause = Throttle.pause(reply, problem, clock.instant()).or(() -> outOfService(reply));
        if (pause.isPresent()) {
            return new Failed<>(new RateLimited(pause.get(), true, answer.evidence(), answer.allowance()));
        }
        return reply.status() == OK && body.isPresent() && problem.error() == null
                ? new Done<>(answer)
                : new Failed<>(failure(reply.status(), problem, answer));
    }

    /** Trouble of its own for which Docusign names an end is waited for like a limit. */
    private Optional<Duration> outOfService(Answer reply) {
        return reply.status() >= SERVER_ERROR ? Throttle.asked(reply, clock.instant()) : Optional.empty();
    }

    /** Whether a new token may help: Docusign no longer accepts the one that was sent. */
    boolean refusesTheToken(Answer reply) {
        var problem = Problem.in(Json.object(reply.body()));
        return Throttle.pause(reply, problem, clock.instant()).isEmpty()
                && (reply.status() == UNAUTHORIZED || TOKEN_ERRORS.contains(problem.code()));
    }

    private static DirectoryFailure failure(int status, Problem problem, ApiAnswer answer) {
        if (status == OK) {
            return answer.unusable("Docusign answered with HTTP 200 but without what was asked");
        }
        return REFUSALS.contains(status)
                ? refusal(status, problem, answer)
                : answer.unusable("Docusign answered with HTTP " + status);
    }

    private static DirectoryFailure refusal(int status, Problem problem, ApiAnswer answer) {
        return switch (problem.code()) {
            case "user_lacks_membership" -> answer.refused(FaultCause.NO_MEMBERSHIP);
            case "user_lacks_permissions", "account_lacks_permissions" -> answer.refused(FaultCause.NO_PERMISSION);
            case "partner_authentication_failed" -> answer.refused(FaultCause.KEY_NOT_ENABLED);
            case "authorization_invalid_token", "user_authentication_failed" ->
                answer.refused(FaultCause.TOKEN_REFUSED);
            case "server_error", "temporarily_unavailable", "internal_server_error", "unspecified_error" ->
                answer.unusable("Docusign reports trouble of its own (HTTP %d)".formatted(status));
            case "" -> answer.unusable("Docusign answered with HTTP %d and no error code".formatted(status));
            default ->
                answer.refused(
                        switch (status) {
                            case UNAUTHORIZED -> FaultCause.TOKEN_REFUSED;
                            case FORBIDDEN -> FaultCause.NO_PERMISSION;
                            default -> FaultCause.UNEXPLAINED;
                        });
        };
    }
}
