package org.consentcourier.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try of a delivery as a timeline shows it. */
public record AttemptRow(
        long claim,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable AttemptOutcome outcome,
        boolean late,
        @Nullable String reply) {}
