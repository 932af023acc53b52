package org.consentcourier.roster;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a roster file may be. */
@ConfigMapping(prefix = "courier.roster")
public interface RosterConfig {
    /** Largest file taken; a file is read into memory. */
    @WithDefault("20M")
    MemorySize maxBytes();
}
