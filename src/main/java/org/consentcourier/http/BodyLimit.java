package org.consentcourier.http;

import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Lets pass what the largest roster file needs with its form around it, so that a file at the limit arrives. */
public class BodyLimit implements ConfigSourceFactory {

    /** The setting of the HTTP server that follows from ours. */
    static final String SETTING = "quarkus.http.limits.max-body-size";

    private static final String ROSTER = "courier.roster.max-bytes";
    private static final String DEFAULT = "20M"; // as RosterConfig says
    private static final long FORM = 64 * 1024;
    private static final int BELOW_ALL_OTHERS = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var set = context.getValue(ROSTER);
        var roster = set == null || set.getValue() == null ? DEFAULT : set.getValue();
        var limit = new MemorySizeConverter().convert(roster).asLongValue() + FORM;
        return List.of(
                new PropertiesConfigSource(Map.of(SETTING, Long.toString(limit)), "body limit", BELOW_ALL_OTHERS));
    }
}
