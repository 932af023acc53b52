package org.consentcourier.consent;

import java.time.Instant;
import java.util.UUID;

/** One request is in another state. */
public record StatusChanged(
        UUID requestId, String application, ConsentStatus from, ConsentStatus to, String actor, Instant at) {}
