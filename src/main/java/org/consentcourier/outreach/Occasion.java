package org.consentcourier.outreach;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.consentcourier.delivery.Delivery;
import org.consentcourier.delivery.DeliveryKind;

/**
 * Which mail of the round is written, and as of when.
 *
 * @param step its place in the round; the number of a reminder
 * @param state what its links are signed with
 * @param language instead of the person's own
 */
record Occasion(DeliveryKind kind, int round, int step, Instant at, String state, Optional<Locale> language) {

    /** What stands in the links of a mail that is only looked at, instead of what lets its reader in. */
    static final String NO_STATE = "not-shown";

    static Occasion of(Delivery delivery, Instant at, String state) {
        return new Occasion(
                delivery.kind(),
                delivery.round().orElseThrow(),
                delivery.step().orElseThrow(),
                at,
                state,
                Optional.empty());
    }

    Occasion withoutState() {
        return new Occasion(kind, round, step, at, NO_STATE, language);
    }

    /** Number of the reminder, where it is one of the ladder. */
    OptionalInt reminder() {
        return kind == DeliveryKind.REMINDER && step < Nudges.STEPS ? OptionalInt.of(step) : OptionalInt.empty();
    }
}
