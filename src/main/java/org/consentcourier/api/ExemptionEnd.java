package org.consentcourier.api;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.consentcourier.api.ConsentActionsResource.Exemption;
import org.jspecify.annotations.Nullable;

/** The last day of an exemption, which must not be over already. */
@Singleton
class ExemptionEnd {

    private static final int LAST_YEAR = 9999;

    private final Clock clock;

    ExemptionEnd(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    LocalDate required(Exemption exemption) {
        var until = exemption.until();
        if (until != null && until.getYear() > LAST_YEAR) {
            throw Wrong.parameter("until", "must be a day such as 2027-01-31, or left out for good");
        }
        if (until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw Wrong.parameter("until", "must not be over already");
        }
        return until;
    }
}
