package org.consentcourier.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.docusign.Environment;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.roster.UserIds;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RosterReconciliationTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure KING = new Figure("king", ADA.userId());
    private static final Figure OTHER_ADA = new Figure("ada", UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c3301"));
    private static final Figure GRACE = Figure.named("grace");
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    Candidates candidates;

    @Inject
    UserIds userIds;

    @Inject
    ApplicationStates states;

    @Inject
    GrantSweep sweep;

    @Inject
    ConsentDecisions decisions;

    @Inject
    Exemptions exemptions;

    @Inject
    ConsentViews views;

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void who_has_no_user_id_is_unresolved_until_the_roster_brings_one() {
        scene.load("Email\nada@corp.example\n");
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);

        scene.roster(BOSS, ADA);

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.row(ADA).round()).isOne();
    }

    @Test
    void a_changed_address_keeps_the_state() {
        scene.roster(BOSS, ADA);
        scene.consents(ADA);
        sweep.sweep();
        var before = scene.row(ADA);

        scene.rosterOnly(BOSS, KING);

        assertThat(scene.row(KING).id()).isEqualTo(before.id());
        assertThat(scene.status(KING)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.row(KING).round()).isOne();
    }

    @Test
    void a_changed_user_id_begins_anew_in_a_new_round_and_keeps_the_proof() {
        scene.roster(BOSS, ADA);
        scene.consents(ADA);
        sweep.sweep();

        scene.roster(BOSS, OTHER_ADA);

        var row = scene.row(ADA);
        assertThat(row.status()).isEqualTo(ConsentStatus.NEW);
        assertThat(row.round()).isEqualTo(2);
        assertThat(row.userId()).isEqualTo(OTHER_ADA.userId());
        assertThat(row.grantedAt()).isEqualTo(MovableClock.START);
        assertThat(views.events(row.id()).getLast().note()).isEqualTo("User ID changed");
        sweep.sweep();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void an_import_that_changes_nothing_leaves_no_event() {
        scene.roster(BOSS, ADA);
        sweep.sweep();

        scene.rosterOnly(BOSS, ADA);

        assertThat(views.events(scene.row(ADA).id())).hasSize(2);
    }

    @Test
    void an_exemption_ends_after_its_last_day_and_the_first_check_comes_again() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        decisions.exempt(scene.row(ADA).id(), "on leave", LocalDate.of(2026, 11, 26), "it");
        clock.advance(Duration.ofDays(1));
        assertThat(exemptions.endDue()).isZero();
        assertThat(sweep.sweep()).isZero();

        clock.advance(Duration.ofDays(1));

        assertThat(exemptions.endDue()).isOne();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.row(ADA).round()).isEqualTo(2);
        assertThat(sweep.sweep()).isOne();
    }

    @Test
    void an_exemption_of_somebody_without_user_id_ends_where_it_began() {
        scene.load("Email\nada@corp.example\n");
        var id = scene.row(ADA).id();
        decisions.exempt(id, "on leave", null, "it");

        assertThat(decisions.endExemption(id, "it")).containsInstanceOf(Transition.Applied.class);

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
    }

    @Test
    void a_user_id_that_changed_during_an_exemption_counts_when_it_ends() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        var id = scene.row(ADA).id();
        decisions.exempt(id, "on leave", null, "it");
        scene.roster(BOSS, OTHER_ADA);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.EXEMPT);

        decisions.endExemption(id, "it");

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.row(ADA).userId()).isEqualTo(OTHER_ADA.userId());
    }

    @Test
    void only_an_exemption_can_be_ended() {
        scene.rosterOnly(BOSS, ADA);
        sweep.sweep();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.FAULTY);

        assertThat(decisions.endExemption(scene.row(ADA).id(), "it")).containsInstanceOf(Transition.Refused.class);
        assertThat(decisions.reopen(scene.row(ADA).id(), "it")).containsInstanceOf(Transition.Refused.class);
    }

    @Test
    void who_has_yet_to_activate_is_known_by_it_and_looked_at_at_once_when_active() {
        scene.roster(BOSS, ADA);
        sweep.sweep();
        candidates.membership(ADA, "ACTIVATION_SENT");
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NOT_ACTIVATED);
        assertThat(views.events(scene.row(ADA).id()).getLast().note()).startsWith("waits for the activation");
        sweep.sweep();
        assertThat(sweep.sweep()).isZero();

        candidates.membership(ADA, "ACTIVE");

        assertThat(scene.row(ADA).cause()).isNull();
        assertThat(sweep.sweep()).isOne();
    }

    @Test
    void another_user_id_waits_for_its_own_activation_and_not_for_that_of_the_former() {
        scene.roster(BOSS, ADA);
        candidates.membership(ADA, "ACTIVATION_REQUIRED");

        userIds.set(scene.row(ADA).personId(), Environment.DEMO, OTHER_ADA.userId(), "it");

        assertThat(scene.row(ADA).status()).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.row(ADA).cause()).isNull();
    }

    @Test
    void who_returns_is_known_to_wait_for_the_activation_or_not_to_any_more() {
        scene.roster(BOSS, ADA, GRACE);
        candidates.membership(GRACE, "ACTIVATION_SENT");
        candidates.leaves(ADA);
        candidates.leaves(GRACE);
        candidates.membership(ADA, "ACTIVATION_SENT");
        candidates.membership(GRACE, "ACTIVE");
        assertThat(scene.row(GRACE).cause()).isNull();

        candidates.returns(ADA);
        candidates.returns(GRACE);

        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NOT_ACTIVATED);
        assertThat(scene.row(GRACE).cause()).isNull();
    }

    @Test
    void an_address_docusign_does_not_know_has_its_own_cause_and_a_user_id_ends_it() {
        scene.load("Email\nada@corp.example\n");
        candidates.unknownAddress(ADA);
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.UNKNOWN_ADDRESS);

        scene.roster(BOSS, ADA);

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.row(ADA).round()).isOne();
    }

    @Test
    void another_environment_leaves_who_has_no_user_id_unresolved() {
        scene.load("Email\nada@corp.example\n");
        scene.roster(BOSS, GRACE);
        candidates.unknownAddress(ADA);
        scene.environmentWas("PRODUCTION");

        states.confirm(StandIns.APPLICATION, "it");

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
    }
}
