package org.consentcourier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which settings IT is asked to confirm when nodes are started with different ones. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ChangedSettingsTest {

    @Inject
    Scene scene;

    @Inject
    ApplicationStates states;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.start();
    }

    @AfterEach
    void forget() {
        scene.begin();
    }

    @Test
    void the_node_started_last_is_the_one_that_may_confirm() {
        scene.otherNodesSettingsAreConfirmed();
        assertThat(state().runsWithOthers()).isTrue();

        states.onStart(new StartupEvent());

        assertThat(state().confirmRequired()).isTrue();
        assertThat(state().runsWithOthers()).isFalse();
        assertThat(state().runState()).isEqualTo(RunState.PAUSED);
        assertThat(states.confirm(StandIns.APPLICATION, "it")).isTrue();
        assertThat(state().confirmRequired()).isFalse();
    }

    @Test
    void a_node_started_with_the_confirmed_settings_leaves_nothing_to_confirm_and_the_application_paused() {
        scene.otherNodeChangedSettings();
        assertThat(states.confirm(StandIns.APPLICATION, "it")).isFalse();

        states.onStart(new StartupEvent());

        assertThat(state().confirmRequired()).isFalse();
        assertThat(state().runsWithOthers()).isFalse();
        assertThat(state().runState()).isEqualTo(RunState.PAUSED);
    }

    private ApplicationState state() {
        return states.of(StandIns.APPLICATION);
    }
}
