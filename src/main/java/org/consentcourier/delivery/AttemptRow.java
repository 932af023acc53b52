package org.consentcourier.delivery;

import java.time.Instant;
import org.consentcourier.mail.FailureCause;
import org.jspecify.annotations.Nullable;

/** One try of a delivery as a timeline shows it. */
public record AttemptRow(
        long claim,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable AttemptOutcome outcome,
        boolean late,
        @Nullable FailureCause cause,
        @Nullable String reply) {}
