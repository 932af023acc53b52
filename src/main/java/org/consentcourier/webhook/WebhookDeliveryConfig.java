package org.consentcourier.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How notices are delivered. */
@ConfigMapping(prefix = "courier.webhook-delivery")
public interface WebhookDeliveryConfig {

    /** How often changed states and due notices are looked for. */
    @WithDefault("2s")
    Duration every();

    /** Calls in flight at a time to one endpoint from one node. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int concurrency();

    /** For one whole call, from name look-up to the last byte that is read. */
    @WithDefault("15s")
    @DurationMin(millis = 1)
    Duration timeout();

    /** How long one node may hold a notice before another may send it; three times the time-out at least. */
    @WithDefault("2m")
    @DurationMin(seconds = 1)
    Duration lease();

    /** How long notices are kept once taken or given up; longer than a transaction, as they keep changes from being told twice. */
    @WithDefault("30d")
    @DurationMin(hours = 1)
    Duration kept();
}
