package org.consentcourier.roster;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a roster file may be, and what it may do. */
@ConfigMapping(prefix = "courier.roster")
public interface RosterConfig {
    /** Largest file taken; it is read as a stream, so this bounds time and disk, not memory. */
    @WithDefault("256M")
    MemorySize maxBytes();

    /** Of those on the rosters named, in percent, who may leave by one import without the number being said. */
    @WithDefault("10")
    @Min(0)
    @Max(100)
    int leaverGuardPercent();

    /** How long a dry run can be committed; its file is kept as long. */
    @WithDefault("1d")
    Duration dryRunKept();

    /** Who stands in for the manager of people who have none, are their own, or whose manager left; an address. */
    Optional<String> fallbackOwner();

    /** A file that is imported at start and whenever it is replaced, such as a nightly export. */
    Optional<Path> file();

    /** Keys of the applications it is the roster of; may be left out where there is only one. */
    Optional<List<String>> fileApplications();

    /** Whether whoever is absent from it has left. */
    @WithDefault("add")
    ImportMode fileMode();

    /** How often is looked whether it was replaced; it is taken when two looks found it the same. */
    @WithDefault("1m")
    Duration fileEvery();
}
