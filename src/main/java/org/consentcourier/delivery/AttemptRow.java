package org.consentcourier.delivery;

import java.time.Instant;
import org.consentcourier.mail.FailureCause;
import org.consentcourier.mail.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery as a timeline shows it, with what is kept of the mail that was handed over; the mail itself is not.
 *
 * @param htmlSha256 of its HTML part in hex: decoded, each line ended by a line feed, none at the end
 * @param textSha256 of its text part, likewise
 * @param wording digest of the templates and sentences it was written with
 */
public record AttemptRow(
        long claim,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable AttemptOutcome outcome,
        boolean late,
        @Nullable FailureCause cause,
        @Nullable String reply,
        @Nullable String htmlSha256,
        @Nullable String textSha256,
        @Nullable String wording) {

    boolean isOf(Rendering mail) {
        return Sha256.ofPart(mail.html()).equals(htmlSha256)
                && Sha256.ofPart(mail.text()).equals(textSha256);
    }
}
