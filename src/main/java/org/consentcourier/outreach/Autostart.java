package org.consentcourier.outreach;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.RunState;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts applications that never were started or paused by anybody, where {@code courier.outreach.autostart} says so; not in a
 * process without jobs, such as a command.
 */
@ApplicationScoped
class Autostart {

    private final OutreachConfig config;
    private final Applications applications;
    private final ApplicationStates states;
    private final boolean jobs;

    Autostart(
            OutreachConfig config,
            Applications applications,
            ApplicationStates states,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean jobs) {
        this.jobs = jobs;
        this.config = config;
        this.applications = applications;
        this.states = states;
    }

    @Transactional
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        if (jobs && config.autostart()) {
            applications.all().stream()
                    .map(Application::key)
                    .filter(this::isUntouched)
                    .forEach(key -> states.start(key, "autostart"));
        }
    }

    private boolean isUntouched(String application) {
        var state = states.of(application);
        return state.runState() == RunState.PAUSED && state.runStateBy().equals("first start");
    }
}
