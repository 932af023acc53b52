package org.consentcourier.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.RateLimited;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;
import org.consentcourier.docusign.Reply.Answer;

/** What each answer of the token endpoint means; whatever is not plainly about the person is never held against the person. */
final class GrantAnswers {
    private static final int OK = 200;

    /** Documented is 400; other OAuth servers, and Docusign one day, say the same with 401 or 403. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private final Clock clock;

    GrantAnswers(Clock clock) {
        this.clock = clock;
    }

    GrantOutcome outcome(Answer answer) {
        var body = Json.object(answer.body());
        var problem = Problem.in(body);
        var evidence = Evidence.of(answer, problem);
        return Throttle.pause(answer, problem, clock.instant())
                .<GrantOutcome>map(pause -> new RateLimited(pause, evidence))
                .orElseGet(() -> meaning(answer, body, problem, evidence));
    }

    private GrantOutcome meaning(Answer answer, Optional<JsonNode> body, Problem problem, Evidence evidence) {
        if (answer.status() == OK) {
            return success(body, problem, evidence);
        }
        return REFUSALS.contains(answer.status())
                ? refusal(answer.status(), problem, evidence)
                : new Unavailable(
                        "Docusign answered with HTTP " + answer.status(),
                        evidence,
                        Throttle.asked(answer, clock.instant()).orElse(null));
    }

    private static GrantOutcome success(Optional<JsonNode> body, Problem problem, Evidence evidence) {
        return body.filter(json -> Json.text(json, "access_token") != null && problem.error() == null)
                .<GrantOutcome>map(_ -> new Granted(evidence))
                .orElseGet(() -> new Unavailable("Docusign answered with HTTP 200 but without a token", evidence));
    }

    private static GrantOutcome refusal(int status, Problem problem, Evidence evidence) {
        return switch (problem.code()) {
            case "consent_required" -> new ConsentRequired(evidence);
            case "user_not_found", "invalid_subject" -> new UnknownUser(evidence);
            case "issuer_not_found" -> new ApplicationFault(FaultCause.ISSUER_NOT_FOUND, evidence);
            case "no_valid_keys_or_signatures" -> new ApplicationFault(FaultCause.NO_VALID_KEYS, evidence);
            case "expired_grant" -> new ApplicationFault(FaultCause.EXPIRED_ASSERTION, evidence);
            case "invalid_request" -> new ApplicationFault(FaultCause.INVALID_REQUEST, evidence);
            case "invalid_scope" -> new ApplicationFault(FaultCause.INVALID_SCOPE, evidence);
            case "unsupported_grant_type" -> new ApplicationFault(FaultCause.UNSUPPORTED_GRANT_TYPE, evidence);
            case "unauthorized_client", "invalid_client" ->
                new ApplicationFault(FaultCause.UNAUTHORIZED_CLIENT, evidence);
            case "server_error", "temporarily_unavailable", "internal_server_error" ->
                new Unavailable("Docusign reports trouble of its own (HTTP %d)".formatted(status), evidence);
            case "" -> new Unavailable("Docusign answered with HTTP %d and no error code".formatted(status), evidence);
            default -> new ApplicationFault(FaultCause.UNEXPLAINED, evidence);
        };
    }
}
