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

/** Starts applications that never were started or paused by anybody, where {@code courier.outreach.autostart} says so. */
@ApplicationScoped
class Autostart {

    private final OutreachConfig config;
    private final Applications applications;
    private final ApplicationStates states;

    Autostart(OutreachConfig config, Applications applications, ApplicationStates states) {
        this.config = config;
        this.applications = applications;
        this.states = states;
    }

    @Transactional
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        if (config.autostart()) {
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
