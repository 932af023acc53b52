package org.consentcourier.delivery;

import java.time.Instant;
import org.consentcourier.mail.Letter;

/** What a writer makes of a mail that is about to leave. */
public sealed interface Draft {

    /** It leaves now. */
    record Ready(Letter letter) implements Draft {}

    /** It is asked for again later; no attempt is counted. */
    record NotYet(Instant until, String reason) implements Draft {}

    /** What it was for has ceased. */
    record NoLongerWanted(String reason) implements Draft {}
}
