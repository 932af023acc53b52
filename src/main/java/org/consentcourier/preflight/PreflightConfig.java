package org.consentcourier.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long a preflight may take, and what it must be told to look at the sender's domain. */
@ConfigMapping(prefix = "courier.preflight")
public interface PreflightConfig {

    /** After it the checks that have not ended are given up. */
    @WithDefault("10s")
    @DurationMin(seconds = 1)
    Duration timeout();

    /** Who is asked about the sender's domain, {@code 192.0.2.53} or {@code 192.0.2.53:53}; by default whom the system asks. */
    Optional<
                    @Pattern(
                            regexp = "[A-Za-z0-9.-]+(:\\d{1,5})?",
                            message = "must be a host such as 192.0.2.53 or 192.0.2.53:53")
                    String>
            dnsServer();

    /** The selectors the mail server signs with; DNS lists none. */
    Optional<List<String>> dkimSelectors();
}
