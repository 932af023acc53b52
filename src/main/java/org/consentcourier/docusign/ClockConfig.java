package org.consentcourier.docusign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** When a wrong clock is told; Docusign refuses us only after minutes. */
@ConfigMapping(prefix = "courier.grants")
public interface ClockConfig {

    /** Skew from Docusign's clock above which we warn; a second of it cannot be measured. */
    @WithDefault("30s")
    @DurationMin(seconds = 2)
    Duration clockSkewWarning();
}
