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

    private final Clock clock;

    ExemptionEnd(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    LocalDate required(Exemption exemption) {
        var until = exemption.until();
        if (until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            throw Wrong.parameter("until", "must not be over already");
        }
        return until;
    }
}
