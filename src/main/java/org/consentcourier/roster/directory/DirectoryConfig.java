package org.consentcourier.roster.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.consentcourier.roster.ImportMode;

/** How Docusign is asked who its users are; the company's own integrations share the account's calls. */
@ConfigMapping(prefix = "courier.roster.directory")
public interface DirectoryConfig {

    /** How often due look-ups are made. */
    @WithDefault("5s")
    Duration every();

    /** Calls an hour that Docusign allows the account, all its applications together. */
    @WithDefault("3000")
    @Min(10)
    int accountPerHour();

    /** How much of them is ours at most, in percent. */
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int sharePercent();

    /** Look-ups made at a time. */
    @WithDefault("20")
    @Min(1)
    @Max(500)
    int batch();

    /** How long one node may hold a look-up. */
    @WithDefault("2m")
    Duration lease();

    /** When an address that Docusign did not know is asked about again. */
    @WithDefault("7d")
    Duration recheck();

    /** The time of the day at which all users of the account are read, where an application has an account; none: on demand only. */
    Optional<LocalTime> syncAt();

    /** Of that time of the day. */
    @WithDefault("UTC")
    ZoneId syncZone();

    /** Whether users who are no longer in the account leave the roster. */
    @WithDefault("add")
    ImportMode syncMode();

    /** Our share of the calls of an hour. */
    default int perHour() {
        return Math.max(1, accountPerHour() * sharePercent() / 100);
    }
}
