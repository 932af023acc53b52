package org.consentcourier.outreach;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.RunState;

/** Starts applications that never were started or paused by anybody, where {@code courier.outreach.autostart} says so. */
@ApplicationScoped
public class Autostart {

    private final OutreachConfig config;
    private final Applications applications;
    private final ApplicationStates states;
    private final ApplicationStart start;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    Autostart(OutreachConfig config, Applications applications, ApplicationStates states, ApplicationStart start) {
        this.config = config;
        this.applications = applications;
        this.states = states;
        this.start = start;
    }

    /** Starts what may be started; what speaks against one is told once, and looked at again the next time. */
    public void startUntouched() {
        if (config.autostart()) {
            applications.all().stream()
                    .map(Application::key)
                    .filter(this::isUntouched)
                    .forEach(key -> tell(key, start.startByItself(key, "autostart")));
        }
    }

    private void tell(String application, Optional<String> obstacle) {
        var before = obstacle.isPresent() ? told.put(application, obstacle.get()) : told.remove(application);
        obstacle.filter(reason -> !reason.equals(before))
                .ifPresent(reason -> Log.warnf("Application %s is not started by itself yet. %s", application, reason));
    }

    private boolean isUntouched(String application) {
        var state = states.of(application);
        return state.runState() == RunState.PAUSED && state.runStateBy().equals("first start");
    }
}
