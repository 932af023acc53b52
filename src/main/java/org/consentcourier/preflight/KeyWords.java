package org.consentcourier.preflight;

import java.util.Locale;
import java.util.Optional;
import org.consentcourier.application.Application;
import org.consentcourier.docusign.FaultCause;
import org.consentcourier.docusign.GrantOutcome;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.RateLimited;
import org.consentcourier.docusign.GrantOutcome.Unavailable;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;

/** What a grant for nobody says of integration key and RSA key: who gets as far as the user has both right. */
final class KeyWords {

    private KeyWords() {}

    static Finding current(Application application, GrantOutcome outcome, Optional<GrantOutcome> next) {
        var look = Finding.look(
                Topic.INTEGRATION_KEY,
                application.integration().integrationKey() + " in "
                        + application.environment().name().toLowerCase(Locale.ROOT));
        var finding = of(look, outcome);
        return isRefused(outcome) && next.filter(KeyWords::isAccepted).isPresent()
                ? look.red(
                        finding.said() + " The next private key is accepted.",
                        "Put next-private-key in the place of private-key and restart.")
                : finding;
    }

    static Finding next(Application application, GrantOutcome outcome) {
        var bits = application.next().map(next -> KeyPairCheck.inWords(next.privateKey()));
        var look = Finding.look(
                Topic.NEXT_KEY,
                "courier.applications.\"" + application.key() + "\".next-private-key, " + bits.orElse(""));
        return isRefused(outcome)
                ? look.warning(
                        "Docusign does not accept it yet.",
                        "Check that it is the private half of a pair listed at the integration key, in this environment. A"
                                + " new pair may take some minutes. Leave private-key as it is until this one is accepted.")
                : of(look, outcome);
    }

    private static Finding of(Finding.Look look, GrantOutcome outcome) {
        return switch (outcome) {
            case UnknownUser _, ConsentRequired _, Granted _ ->
                look.passed("Docusign accepts integration key and RSA key.");
            case ApplicationFault(var cause, var evidence) -> refused(look, cause);
            case RateLimited _ ->
                look.warning("Docusign could not say: too many calls were made.", "Look again in some minutes.");
            case Unavailable(var reason, var _, var _) ->
                look.warning("Docusign could not say: " + reason + ".", "Look again in some minutes.");
        };
    }

    private static Finding refused(Finding.Look look, FaultCause cause) {
        return switch (cause) {
            case ISSUER_NOT_FOUND, NO_VALID_KEYS -> look.red(cause.explanation(), cause.remedy());
            case EXPIRED_ASSERTION -> look.notLookedAt("Docusign looked at the clock first: see there.");
            case INVALID_REQUEST,
                    INVALID_SCOPE,
                    UNSUPPORTED_GRANT_TYPE,
                    UNAUTHORIZED_CLIENT,
                    DIRECTORY_USER_UNKNOWN,
                    NO_MEMBERSHIP,
                    NO_PERMISSION,
                    KEY_NOT_ENABLED,
                    TOKEN_REFUSED,
                    UNTRUSTED_ADDRESS,
                    UNEXPLAINED -> look.warning(cause.explanation(), cause.remedy());
        };
    }

    private static boolean isRefused(GrantOutcome outcome) {
        return outcome instanceof ApplicationFault(var cause, var evidence) && cause == FaultCause.NO_VALID_KEYS;
    }

    private static boolean isAccepted(GrantOutcome outcome) {
        return outcome instanceof UnknownUser || outcome instanceof ConsentRequired || outcome instanceof Granted;
    }
}
