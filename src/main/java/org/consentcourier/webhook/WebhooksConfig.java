package org.consentcourier.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is told of changed states. */
@ConfigMapping(prefix = "courier.webhooks")
public interface WebhooksConfig {

    /** By a name of the operator's own, which is part of URLs: lower-case letters, digits and dashes. */
    @WithParentName
    Map<String, EndpointConfig> endpoints();

    /** One address, read as text: what is wrong with it is told without telling it. */
    interface EndpointConfig {

        /** https; http only on localhost. */
        Optional<String> url();

        /** {@code whsec_} and 24 to 64 bytes in base64. */
        Optional<String> secret();

        /** The secret before a change: as long as it is set, both sign. */
        Optional<String> previousSecret();

        /** Keys of the applications it is told of; all of them where none is named. */
        Optional<List<String>> applications();
    }
}
