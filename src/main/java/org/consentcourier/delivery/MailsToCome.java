package org.consentcourier.delivery;

import java.time.Instant;
import java.util.List;

/** Knows mails that will be ordered by themselves, whoever acts or not, and take their share of the limits. */
public interface MailsToCome {

    /** Those that are not ordered yet and may leave at or after {@code from} and before {@code until}, in any order. */
    List<ToCome> between(Instant from, Instant until);

    /** One of them, which no sending window holds. */
    record ToCome(DeliveryKind kind, String recipient, Instant dueAt) {}
}
