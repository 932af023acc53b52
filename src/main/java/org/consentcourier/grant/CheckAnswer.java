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
        return outcome instanceof GrantOutcome.ApplicationFault || outcome instanceof GrantOutcome.RateLimited;
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
