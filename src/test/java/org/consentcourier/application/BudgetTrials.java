package org.consentcourier.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Budgets for tests that have no database. */
public final class BudgetTrials {

    private BudgetTrials() {}

    /** A full one. */
    public static BudgetTrial of(int perSecond, int perHour, Instant now) {
        return new BudgetTrial(
                List.of(
                        new BudgetTrial.Flow(perSecond, perSecond, Duration.ofSeconds(1), perSecond),
                        new BudgetTrial.Flow(perHour, perHour, Duration.ofHours(1), perHour)),
                now);
    }
}
