package org.consentcourier.docusign;

import java.time.Duration;
import java.util.Optional;

/** Why the users could not be read; none of these says anything about a person. */
public sealed interface DirectoryFailure extends DirectoryAnswer, PageAnswer {

    @Override
    Evidence evidence();

    @Override
    Optional<CallAllowance> allowance();

    /** The directory user has not consented; with an organization, it has not authorized the application for user_read. */
    record NeedsConsent(Evidence evidence) implements DirectoryFailure {
        @Override
        public Optional<CallAllowance> allowance() {
            return Optional.empty();
        }
    }

    /** The application is refused, whomever it asks about: nothing will help before somebody sets it right. */
    record Refused(FaultCause cause, Evidence evidence, Optional<CallAllowance> allowance)
            implements DirectoryFailure {}

    /**
     * Too many calls; none should follow before {@code pause} is over.
     *
     * @param ofAccount whether the calls of the whole account are limited, not just those of this application for tokens
     */
    record RateLimited(Duration pause, boolean ofAccount, Evidence evidence, Optional<CallAllowance> allowance)
            implements DirectoryFailure {}

    /** Nothing was asked: no call was permitted any more. */
    record NotPermitted() implements DirectoryFailure {
        @Override
        public Evidence evidence() {
            return Evidence.NONE;
        }

        @Override
        public Optional<CallAllowance> allowance() {
            return Optional.empty();
        }
    }

    /** No answer, or none that means anything; a later try may well succeed. */
    record Unavailable(String reason, Evidence evidence, Optional<CallAllowance> allowance)
            implements DirectoryFailure {}
}
