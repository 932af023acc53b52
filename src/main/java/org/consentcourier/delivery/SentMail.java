package org.consentcourier.delivery;

import java.util.List;
import org.consentcourier.mail.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * One mail with all that is known of it.
 *
 * @param attempts oldest first
 * @param evidence the attempt that {@code shown} is compared with: the one that was accepted, else the last; null: it was not tried
 * @param shown written once more, its links without what lets their reader in; null: what it was about is gone
 */
public record SentMail(
        DeliveryRow delivery,
        List<AttemptRow> attempts,
        @Nullable AttemptRow evidence,
        Likeness likeness,
        @Nullable Rendering shown) {

    /** How what is shown relates to what left. */
    public enum Likeness {
        /** Nothing has left yet: it would be written so now. */
        NOT_SENT,
        /** Both parts have the hashes of those that left. */
        SAME,
        /** Templates or sentences have changed since. */
        REWORDED,
        /** They have not, but what is said of the person, the application or the settings has. */
        OTHER_DATA,
        /** It cannot be written any more. */
        GONE
    }
}
