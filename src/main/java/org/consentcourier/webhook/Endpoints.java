package org.consentcourier.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The configured endpoints, by name; {@link WebhookSettings} has told what is wrong with them before anybody asks here. */
@Singleton
class Endpoints {

    private final List<Endpoint> all;

    @Inject
    Endpoints(WebhooksConfig config) {
        this(config.endpoints().entrySet().stream()
                .map(entry -> new EndpointReader(entry.getKey(), entry.getValue()).read())
                .sorted(Comparator.comparing(Endpoint::name))
                .toList());
    }

    Endpoints(List<Endpoint> all) {
        this.all = all;
    }

    List<Endpoint> all() {
        return all;
    }

    Optional<Endpoint> find(String name) {
        return all.stream().filter(endpoint -> endpoint.name().equals(name)).findFirst();
    }
}
