package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AutostartTest {

    @Inject
    Scene scene;

    @Inject
    Autostart autostart;

    @Inject
    ApplicationStates states;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.directoryUserConsents();
    }

    @Test
    void what_nobody_touched_is_started_though_its_roster_is_yet_to_come() {
        autostart.startUntouched();

        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.STARTED);
        assertThat(states.of(StandIns.APPLICATION).runStateBy()).isEqualTo("autostart");
    }

    @Test
    void while_the_preflight_is_red_it_waits_and_goes_on_by_itself() {
        scene.mail().goesDown();
        autostart.startUntouched();
        var waiting = states.of(StandIns.APPLICATION).runState();
        scene.mail().comesBack();
        autostart.startUntouched();

        assertThat(waiting).isEqualTo(RunState.PAUSED);
        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.STARTED);
    }

    @Test
    void what_somebody_paused_stays_paused() {
        states.pause(StandIns.APPLICATION, "it");

        autostart.startUntouched();

        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.PAUSED);
    }
}
