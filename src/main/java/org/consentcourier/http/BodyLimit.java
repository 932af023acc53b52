package org.consentcourier.http;

import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Lets pass what the largest roster file needs with its form around it, so that a file at the limit arrives; and twice as much,
 * because the server cuts without a word, and who does not announce the length is told only by the importer.
 */
public class BodyLimit implements ConfigSourceFactory {

    /** The largest roster file. */
    static final String ROSTER = "courier.roster.max-bytes";

    /** What {@code RosterConfig} says where nothing is set. */
    static final String DEFAULT = "256M";

    /** Room for the form around the file. */
    static final long FORM = 64 * 1024;

    private static final String SETTING = "quarkus.http.limits.max-body-size";
    private static final int BELOW_ALL_OTHERS = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var set = context.getValue(ROSTER);
        var roster = set == null || set.getValue() == null ? DEFAULT : set.getValue();
        var limit = new MemorySizeConverter().convert(roster).asLongValue() * 2 + FORM;
        return List.of(
                new PropertiesConfigSource(Map.of(SETTING, Long.toString(limit)), "body limit", BELOW_ALL_OTHERS));
    }
}
