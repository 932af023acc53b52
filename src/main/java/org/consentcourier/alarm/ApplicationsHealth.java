package org.consentcourier.alarm;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether a person must mend something; a node is as ready as any other all the same, so this is no part of readiness. */
@Wellness
@Singleton
class ApplicationsHealth implements HealthCheck {

    private final Troubles troubles;

    ApplicationsHealth(Troubles troubles) {
        this.troubles = troubles;
    }

    @Override
    public HealthCheckResponse call() {
        var found = troubles.now();
        var response = HealthCheckResponse.named("applications").status(found.isEmpty());
        found.stream()
                .collect(Collectors.groupingBy(
                        Trouble::place,
                        Collectors.mapping(
                                trouble -> trouble.cause() + " since " + trouble.since(), Collectors.joining(", "))))
                .forEach(response::withData);
        return response.build();
    }
}
