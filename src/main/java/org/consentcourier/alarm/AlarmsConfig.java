package org.consentcourier.alarm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Who is told by mail what a person must mend. */
@ConfigMapping(prefix = "courier.alarms")
public interface AlarmsConfig {

    /** Addresses of IT; none: only pages, metrics, health and the log tell. */
    Optional<List<String>> to();

    /** How often is looked whether something is wrong, or right again. */
    @WithDefault("30s")
    Duration every();

    /** How long Docusign may leave calls without an answer, or answer nothing but limits, before that is an alarm. */
    @WithDefault("30m")
    @DurationMin(seconds = 1)
    Duration outageAfter();

    /** The same addresses; empty where there are none. */
    default List<String> recipients() {
        return to().orElse(List.of()).stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }
}
