package org.consentcourier.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.outreach.Planner;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.sandbox.docusign.UserStatus;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Docusign does not know a user for a week, and then it does again. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class UnknownForATimeTest {

    private static final Figure ADA = Figure.named("ada");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    GrantsConfig config;

    @Inject
    ConsentDecisions decisions;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_is_known() {
        scene.begin();
        scene.roster(BOSS, ADA);
    }

    @Test
    void who_was_pending_is_pending_again_in_the_same_round() {
        sweep.sweep();
        unknownForAWeek();

        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(scene.row(ADA).round()).isOne();
    }

    @Test
    void who_declined_has_declined_still_and_is_not_asked_twice() {
        sweep.sweep();
        decisions.decline(scene.row(ADA).id(), "no");
        unknownForAWeek();
        scene.start();

        sweep.sweep();
        planner.planDue();
        dispatcher.dispatchDue();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.DECLINED);
        assertThat(scene.row(ADA).round()).isOne();
        assertThat(scene.mail().messagesTo(ADA.email())).isEmpty();
    }

    @Test
    void who_declined_has_declined_still_after_an_absence_from_the_roster() {
        sweep.sweep();
        decisions.decline(scene.row(ADA).id(), "no");
        unknown();
        scene.load(
                "UserEmail,APIUserName\n" + "grace@corp.example,"
                        + Figure.named("grace").userId() + "\n",
                ImportMode.FULL,
                false,
                1);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.LEFT);

        scene.rosterOnly(BOSS, ADA);

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.DECLINED);
    }

    @Test
    void who_had_consented_has_taken_it_back_and_is_asked_in_a_new_round() {
        scene.consents(ADA);
        sweep.sweep();
        scene.docusign().revokes(ADA.userId());
        unknownForAWeek();

        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.REVOKED);
        assertThat(scene.row(ADA).round()).isEqualTo(2);
        assertThat(scene.row(ADA).grantedAt()).isEqualTo(MovableClock.START);
    }

    @Test
    void who_had_taken_consent_back_has_been_asked_for_it_already() {
        scene.consents(ADA);
        sweep.sweep();
        scene.docusign().revokes(ADA.userId());
        clock.advance(config.recheck());
        sweep.sweep();
        unknownForAWeek();

        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.REVOKED);
        assertThat(scene.row(ADA).round()).isEqualTo(2);
    }

    private void unknownForAWeek() {
        unknown();
        scene.docusign().becomes(ADA.userId(), UserStatus.ACTIVE);
        clock.advance(config.recheck());
    }

    private void unknown() {
        scene.docusign().closes(ADA.userId());
        clock.advance(config.recheck());
        sweep.sweep();
    }
}
