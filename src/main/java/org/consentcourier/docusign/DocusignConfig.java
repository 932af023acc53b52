package org.consentcourier.docusign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long Docusign may take. */
@ConfigMapping(prefix = "courier.docusign")
public interface DocusignConfig {

    /** For the connection, TLS not included. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    Duration connectTimeout();

    /** For one whole exchange, from name look-up to the last byte; a grant check is at most two of them. */
    @WithDefault("15s")
    @DurationMin(millis = 1)
    Duration timeout();
}
