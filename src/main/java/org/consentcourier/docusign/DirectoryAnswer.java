package org.consentcourier.docusign;

import java.util.List;
import java.util.Optional;

/** What came of looking one address up. */
public sealed interface DirectoryAnswer permits DirectoryAnswer.Found, DirectoryFailure {

    /** Docusign's answer behind it. */
    Evidence evidence();

    /** What is left of the account's calls, where Docusign says. */
    Optional<CallAllowance> allowance();

    /** Everybody Docusign knows by this address, in whatever status; perhaps nobody. */
    record Found(List<DirectoryUser> users, Evidence evidence, Optional<CallAllowance> allowance)
            implements DirectoryAnswer {
        public Found {
            users = List.copyOf(users);
        }
    }
}
