package org.consentcourier.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How often the public pages may be asked for in a minute; each node counts for itself. */
@ConfigMapping(prefix = "courier.pages")
public interface PagesConfig {

    /** With the link of one person; a visit after Docusign takes ten in a quarter of a minute. */
    @WithDefault("60")
    @Min(20)
    int perLink();

    /** By one client address; a whole office may share one. */
    @WithDefault("600")
    @Min(20)
    int perClient();

    /** With links that are forged, cut off or outdated, by one client address. */
    @WithDefault("60")
    @Min(1)
    int wrongLinks();
}
