package org.consentcourier.outreach;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where an application asks and reminds otherwise than {@link OutreachConfig} says; what is not set there is as it says. */
@ConfigMapping(prefix = "courier.applications")
public interface OwnOutreachConfig {

    /** By the key of the application. */
    @WithParentName
    Map<String, OwnConfig> applications();

    /** What outreach reads of an application's block. */
    interface OwnConfig {
        Outreach outreach();
    }

    /** Each as its namesake in {@link OutreachConfig}. */
    interface Outreach {
        Optional<Boolean> reminderEnabled();

        Optional<Duration> reminderDelay();

        Optional<Duration> reminderFrequency();

        Optional<Integer> reminderLimit();

        /** {@code none}: no ladder, although there is one by default. */
        Optional<String> ladder();

        Optional<Duration> escalateAfter();

        Optional<Duration> escalateOwnerAfter();

        Optional<Boolean> expireEnabled();

        Optional<Duration> expireAfter();

        Optional<Duration> expireWarn();
    }
}
