package org.consentcourier.delivery;

import java.time.Instant;
import org.consentcourier.mail.Letter;

/** What a writer makes of a mail that is about to leave. */
public sealed interface Draft {

    /** It leaves now. */
    record Ready(Letter letter) implements Draft {}

    /** It is asked for again later; no attempt is counted. */
    record NotYet(Instant until, String reason) implements Draft {}

    /**
     * The same while something is done for it that has its price.
     *
     * @param most for so many mails of an application at a time
     */
    record MadeReady(Instant until, String reason, int most) implements Draft {}

    /** What it was for has ceased. */
    record NoLongerWanted(String reason) implements Draft {}
}
