package org.consentcourier.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many calls Docusign gets from us for one application, all nodes together. */
@ConfigMapping(prefix = "courier.grants")
public interface BudgetConfig {

    /** Docusign's demo environment bears about six a second in bursts. */
    @WithDefault("2")
    @Min(1)
    int perSecond();

    /** Docusign's own limit is 3,000 an hour for an account, shared with all its applications. */
    @WithDefault("3000")
    @Min(10)
    int perHour();

    /** While an application is halted: how often one request is tried. */
    @WithDefault("5m")
    Duration probe();
}
