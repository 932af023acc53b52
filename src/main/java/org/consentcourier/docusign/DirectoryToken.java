package org.consentcourier.docusign;

import java.time.Clock;
import java.util.Optional;
import org.consentcourier.docusign.Attempt.Done;
import org.consentcourier.docusign.Attempt.Failed;
import org.consentcourier.docusign.DirectoryFailure.NeedsConsent;
import org.consentcourier.docusign.DirectoryFailure.RateLimited;
import org.consentcourier.docusign.DirectoryFailure.Refused;
import org.consentcourier.docusign.DirectoryFailure.Unavailable;
import org.consentcourier.docusign.GrantOutcome.ApplicationFault;
import org.consentcourier.docusign.GrantOutcome.ConsentRequired;
import org.consentcourier.docusign.GrantOutcome.Granted;
import org.consentcourier.docusign.GrantOutcome.UnknownUser;
import org.jspecify.annotations.Nullable;

/** The one token by which an application reads users; Docusign bounds how many of them one user may have at a time. */
final class DirectoryToken {
    private final TokenClient tokens;
    private final Clock clock;
    private final Integration integration;
    private final DirectoryRoute route;
    private @Nullable AccessToken current;

    DirectoryToken(TokenClient tokens, Clock clock, Integration integration, DirectoryRoute route) {
        this.tokens = tokens;
        this.clock = clock;
        this.integration = integration.withScopes(route.scopes());
        this.route = route;
    }

    /** The one at hand while it lives, else a new one; whoever comes meanwhile waits for that. */
    synchronized Attempt<AccessToken> get() {
        if (current != null && current.lives(clock.instant())) {
            return new Done<>(current);
        }
        current = null;
        var grant = tokens.grant(integration, route.subject());
        return failure(grant)
                .<Attempt<AccessToken>>map(Failed::new)
                .orElseGet(() -> keep(grant.token().orElseThrow()));
    }

    /** Forgets this token, unless another has taken its place already. */
    synchronized void drop(AccessToken refused) {
        if (refused.equals(current)) {
            current = null;
        }
    }

    private Attempt<AccessToken> keep(AccessToken fresh) {
        current = fresh;
        return new Done<>(fresh);
    }

    private Optional<DirectoryFailure> failure(Grant grant) {
        return switch (grant.outcome()) {
            case Granted(var evidence, var _, var _) ->
                grant.token().isPresent()
                        ? Optional.empty()
                        : Optional.of(new Unavailable(
                                "Docusign issued a token that cannot be used", evidence, Optional.empty()));
            case ConsentRequired(var evidence) -> Optional.of(new NeedsConsent(evidence));
            case UnknownUser(var evidence) ->
                Optional.of(new Refused(FaultCause.DIRECTORY_USER_UNKNOWN, evidence, Optional.empty()));
            case ApplicationFault(var cause, var evidence) ->
                Optional.of(new Refused(cause, evidence, Optional.empty()));
            case GrantOutcome.RateLimited(var pause, var evidence) ->
                Optional.of(new RateLimited(pause, false, evidence, Optional.empty()));
            case GrantOutcome.Unavailable(var reason, var evidence, var pause) ->
                Optional.of(
                        pause == null
                                ? new Unavailable(reason, evidence, Optional.empty())
                                : new RateLimited(pause, false, evidence, Optional.empty()));
        };
    }
}
