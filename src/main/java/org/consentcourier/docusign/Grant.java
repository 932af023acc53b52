package org.consentcourier.docusign;

import java.util.Optional;

/** What a JWT grant came to, with the token for who is going to use it. */
record Grant(GrantOutcome outcome, Optional<AccessToken> token) {}
