package org.consentcourier.grant;

import java.util.Optional;
import java.util.UUID;
import org.consentcourier.docusign.GrantOutcome;

/** What Docusign answered to a claimed check; nothing of it is stored yet. */
record CheckAnswer(CheckClaim claim, GrantOutcome outcome) {

    UUID requestId() {
        return claim.requestId();
    }

    /** Whether asking about others would be answered alike, or is unwelcome for now. */
    boolean isAboutTheApplication() {
        return switch (outcome) {
            case GrantOutcome.ApplicationFault fault -> true;
            case GrantOutcome.RateLimited limited -> true;
            case GrantOutcome.Unavailable unavailable -> unavailable.pause() != null;
            case GrantOutcome.Granted granted -> false;
            case GrantOutcome.ConsentRequired required -> false;
            case GrantOutcome.UnknownUser unknown -> false;
        };
    }

    /** Whether the person is a member of the claim's account; empty: that was not learnt. */
    Optional<Boolean> isMember() {
        return outcome instanceof GrantOutcome.Granted granted
                ? switch (granted.membership()) {
                    case MEMBER -> Optional.of(true);
                    case NO_MEMBER -> Optional.of(false);
                    case UNTOLD, UNASKED -> Optional.empty();
                }
                : Optional.empty();
    }
}
