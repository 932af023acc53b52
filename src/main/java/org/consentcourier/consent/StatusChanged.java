package org.consentcourier.consent;

import java.time.Instant;
import java.util.UUID;

/** Fired in the transaction of the change; observers write a due time or a row and nothing else. */
public record StatusChanged(
        UUID requestId, String application, ConsentStatus from, ConsentStatus to, String actor, Instant at) {}
