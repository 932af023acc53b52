package org.consentcourier.outreach;

import org.jspecify.annotations.Nullable;

/**
 * Where the people of a wave stand; who is exempt or has left is in no number.
 *
 * @param matching all of them
 * @param granted who has consented
 * @param invited who has had the first mail of their round, and has not consented
 * @param waiting who must consent and has had no first mail yet
 * @param unchecked of whom Docusign has not been asked yet; whoever turns out not to have consented waits as well
 * @param fenced of those waiting or unchecked, whom courier.mail.only-to keeps back
 * @param invitedByIt whose first mail left because this wave let them in
 * @param today how many of these today
 * @param days how long it takes to let in the rest that is not kept back; null: no limit a day
 */
public record WaveNumbers(
        long matching,
        long granted,
        long invited,
        long waiting,
        long unchecked,
        long fenced,
        long invitedByIt,
        long today,
        @Nullable Long days) {

    /** Whom asking leads nowhere at present, or who has given an answer. */
    public long others() {
        return matching - granted - invited - waiting - unchecked;
    }
}
