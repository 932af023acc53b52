package org.consentcourier.docusign;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one JWT grant taught us; only the first three say anything about the person. */
public sealed interface GrantOutcome {

    /** Docusign's answer behind it. */
    Evidence evidence();

    /**
     * A token was issued: the one proof of consent to all the scopes; with it the membership of an account may be asked for.
     *
     * @param pause asking for the membership was one call too many, and none should follow before it is over; null: it was not
     */
    record Granted(
            Evidence evidence,
            AccountMembership membership,
            @Nullable Duration pause) implements GrantOutcome {
        Granted(Evidence evidence) {
            this(evidence, AccountMembership.UNASKED, null);
        }
    }

    /** This person has not consented to every scope, or has taken consent back. */
    record ConsentRequired(Evidence evidence) implements GrantOutcome {}

    /** Docusign knows no active user of this User ID in this environment. */
    record UnknownUser(Evidence evidence) implements GrantOutcome {}

    /** The application is refused, whoever the person: nothing will help before somebody sets it right. */
    record ApplicationFault(FaultCause cause, Evidence evidence) implements GrantOutcome {}

    /** Too many calls; none should follow before {@code pause} is over. */
    record RateLimited(Duration pause, Evidence evidence) implements GrantOutcome {}

    /**
     * No answer, or none that means anything; a later try may well succeed.
     *
     * @param pause so long Docusign asked for no other call; null: it did not say
     */
    record Unavailable(
            String reason, Evidence evidence, @Nullable Duration pause) implements GrantOutcome {
        Unavailable(String reason, Evidence evidence) {
            this(reason, evidence, null);
        }
    }
}
