package org.consentcourier.docusign;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.RateLimited;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;

/** What each answer of the token endpoint means; whatever is not plainly about the person is never held against the person. */
final class GrantAnswers {
    private static final int OK = 200;

    /** Documented is 400; other OAuth servers, and Docusign one day, say the same with 401 or 403. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;

    GrantAnswers(Clock clock) {
        this.clock = clock;
    }

    GrantOutcome outcome(TokenResponse response) {
        var answer = TokenAnswer.in(response.body());
        var evidence = evidence(response, answer);
        return limit(response, answer, evidence).orElseGet(() -> meaning(response.status(), answer, evidence));
    }

    /** The code counts whatever the status: Docusign has sent the limits with 400 and with 429. */
    private Optional<GrantOutcome> limit(TokenResponse response, Optional<TokenAnswer> answer, Evidence evidence) {
        var now = clock.instant();
        var wait = switch (answer.map(TokenAnswer::code).orElse("")) {
            case "hourly_apiinvocation_limit_exceeded" -> Throttle.hourly(response.headers(), now);
            case "burst_apiinvocation_limit_exceeded" -> Throttle.burst(response.headers(), now);
            default -> response.status() == TOO_MANY_REQUESTS ? Throttle.unspecified(response.headers(), now) : null;
        };
        return Optional.ofNullable(wait).map(quiet -> new RateLimited(quiet, evidence));
    }

    private static GrantOutcome meaning(int status, Optional<TokenAnswer> answer, Evidence evidence) {
        if (status == OK) {
            return success(answer, evidence);
        }
        return REFUSALS.contains(status)
                ? refusal(status, answer, evidence)
                : new Unavailable("Docusign answered with HTTP " + status, evidence);
    }

    private static GrantOutcome success(Optional<TokenAnswer> answer, Evidence evidence) {
        return answer.filter(body -> body.token() && body.error() == null)
                .<GrantOutcome>map(_ -> new Granted(evidence))
                .orElseGet(() -> new Unavailable("Docusign answered with HTTP 200 but without a token", evidence));
    }

    private static GrantOutcome refusal(int status, Optional<TokenAnswer> answer, Evidence evidence) {
        return switch (answer.map(TokenAnswer::code).orElse("")) {
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

    private static Evidence evidence(TokenResponse response, Optional<TokenAnswer> answer) {
        return new Evidence(
                response.status(),
                answer.map(TokenAnswer::error).orElse(null),
                answer.map(TokenAnswer::description).orElse(null),
                response.headers().firstValue("X-DocuSign-TraceToken").orElse(null));
    }
}
