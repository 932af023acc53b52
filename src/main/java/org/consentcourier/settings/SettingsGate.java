package org.consentcourier.settings;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks every check before the first job or request may run, so that all wrong settings are told at once. */
@Singleton
class SettingsGate {

    /** Before the scheduler, which starts with 0. */
    private static final int FIRST = -2;

    private final List<SettingsCheck> checks;

    SettingsGate(@All List<SettingsCheck> checks) {
        this.checks = checks;
    }

    void check(@Observes @Priority(FIRST) StartupEvent start) {
        var wrong =
                checks.stream().flatMap(check -> check.wrongSettings().stream()).toList();
        if (!wrong.isEmpty()) {
            throw new WrongSettings(wrong);
        }
    }
}
