package org.consentcourier.outreach;

import java.time.Instant;
import org.consentcourier.delivery.DeliveryKind;

/** What outreach does next for one request. */
sealed interface Next {

    /** A mail is due; {@code step} is unique in the round. */
    record Send(DeliveryKind kind, int step) implements Next {}

    /** Somebody is to be told, once in the round. */
    record Escalate(EscalationLevel level) implements Next {}

    /** Nothing is due before {@code until}. */
    record Wait(Instant until) implements Next {}

    /** {@code expireAfter} has passed: no more mail. */
    record Expire() implements Next {}

    /** Nothing will be due unless the state changes. */
    record Nothing() implements Next {}
}
