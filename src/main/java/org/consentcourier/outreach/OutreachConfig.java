package org.consentcourier.outreach;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How people are asked and reminded, in Docusign's own words for the reminders of an envelope. */
@ConfigMapping(prefix = "courier.outreach")
public interface OutreachConfig {

    /** How often due mails are planned. */
    @WithDefault("5s")
    Duration every();

    /** Whether an application starts by itself at its first run; for the sandbox, since it mails everybody at once. */
    @WithDefault("false")
    boolean autostart();

    @WithDefault("true")
    boolean reminderEnabled();

    /** From the invitation sent to the first reminder. */
    @WithDefault("3d")
    @DurationMin(seconds = 1)
    Duration reminderDelay();

    /** From one reminder sent to the next; zero: none after the first. */
    @WithDefault("5d")
    @DurationMin
    Duration reminderFrequency();

    /** From a consent found taken back to the mail about it: by then a mass guard has seen whether it is everybody's. */
    @WithDefault("2h")
    @DurationMin
    Duration reconsentDelay();

    /** Reminders in one round at most. */
    @WithDefault("4")
    @Min(0)
    @Max(50)
    int reminderLimit();

    /**
     * Explicit times of reminders instead of delay, frequency and limit: after the first mail and, negative, before go-live. With
     * commas between them, and no list, of which an empty part would be lost without a word.
     */
    Optional<String> ladder();

    /** From the last reminder sent to a mail to whoever is above the person's manager; zero: nobody is told. */
    @WithDefault("5d")
    @DurationMin
    Duration escalateAfter();

    /** From that mail sent to one to {@link #owner}; zero: no such mail. */
    @WithDefault("5d")
    @DurationMin
    Duration escalateOwnerAfter();

    /** Who is told last, an address; where nobody is named, {@code courier.roster.fallback-owner}. */
    Optional<String> owner();

    /** From the last mail somebody had in the round to an extra reminder IT may ask for; zero: at any time. */
    @WithDefault("2d")
    @DurationMin
    Duration nudgeCooldown();

    @WithDefault("true")
    boolean expireEnabled();

    /** From the first invitation sent; afterwards nobody is mailed any more. */
    @WithDefault("45d")
    @DurationMin(seconds = 1)
    Duration expireAfter();

    /** How long before the end a last notice is sent; zero: no notice. */
    @WithDefault("5d")
    @DurationMin
    Duration expireWarn();
}
