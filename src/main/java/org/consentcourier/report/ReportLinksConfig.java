package org.consentcourier.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What the links in a report allow. */
@ConfigMapping(prefix = "courier.reports.links")
public interface ReportLinksConfig {

    /** How long after its snapshot the links of a report act. */
    @WithDefault("14d")
    @DurationMin(seconds = 1)
    Duration valid();
}
