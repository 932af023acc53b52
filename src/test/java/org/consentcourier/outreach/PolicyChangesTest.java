package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of people who were asked by another policy than the one a node is started with. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class PolicyChangesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final String BOSS = "boss@corp.example";
    private static final Duration DELAY = Duration.ofSeconds(30);

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    PolicyChanges changes;

    @Inject
    CalendarChanges calendars;

    @Inject
    StoredPolicies stored;

    @Inject
    AuditTrail audit;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @BeforeEach
    void a_node_was_started_last_that_reminds_after_five_days() {
        scene.begin();
        scene.roster(BOSS, ADA);
        scene.start();
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update outreach_policy set settings = replace(settings, 'reminder-delay=30s', 'reminder-delay=5d'), last_change = null")
                        .executeUpdate());
    }

    @AfterEach
    void this_node_is_started_last() {
        changes.onStart(new StartupEvent());
        while (changes.lookAtSome() > 0) {
            // Nothing of it is left to other tests.
        }
        calendars.onStart(new StartupEvent());
    }

    @Test
    void whoever_is_due_anyway_comes_before_those_whom_the_change_concerns() {
        routine.runs(3);
        clock.advance(Duration.ofHours(1));
        scene.roster(BOSS, GRACE);
        sweep.sweep();

        changes.onStart(new StartupEvent());

        assertThat(planner.planDue()).as("Grace, who is due").isOne();
        assertThat(scene.mail().messagesTo(ADA.email())).hasSize(1);
        assertThat(planner.planDue())
                .as("nobody is: Ada and Grace are looked at anew")
                .isEqualTo(2);
        assertThat(planner.planDue()).as("Ada, whose reminder is due by now").isPositive();
        routine.runs(1);
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void a_node_with_older_settings_goes_by_those_of_the_node_started_last_and_changes_nothing() {
        routine.runs(3);
        clock.advance(Duration.ofDays(4));
        routine.runs(3);

        assertThat(mails()).isOne();
        assertThat(changes.last(StandIns.APPLICATION)).isEmpty();
    }

    @Test
    void a_start_with_other_settings_says_what_changed_once_and_it_holds_for_what_is_not_yet_due() {
        routine.runs(3);
        clock.advance(Duration.ofHours(1));

        changes.onStart(new StartupEvent());
        changes.onStart(new StartupEvent());

        assertThat(audit.newest(0, 10))
                .filteredOn(entry -> entry.action().equals("changed the policy of"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo("application " + StandIns.APPLICATION);
                    assertThat(entry.detail()).isEqualTo("reminder-delay 5d → 30s");
                });
        assertThat(changes.last(StandIns.APPLICATION))
                .hasValue(new PolicyChange(clock.instant(), "reminder-delay 5d → 30s"));
        routine.runs(3);
        assertThat(mails())
                .as("one reminder, although two were due by the new settings")
                .isEqualTo(2);
        clock.advance(DELAY);
        routine.runs(3);
        assertThat(mails()).isEqualTo(3);
    }

    @Test
    void a_mail_about_a_consent_taken_back_still_waits_for_the_mass_guard() {
        scene.consents(ADA);
        sweep.sweep();
        scene.docusign().revokes(ADA.userId());
        clock.advance(Duration.ofDays(8));
        sweep.sweep();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.REVOKED);

        changes.onStart(new StartupEvent());
        routine.runs(1);

        assertThat(mails()).isZero();
    }

    @Test
    void a_start_with_another_calendar_lets_go_what_waits_by_the_old_one_and_says_so_once() {
        calendars.onStart(new StartupEvent());
        sweep.sweep();
        planner.planDue();
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery(
                            "update outreach_policy set calendar = replace(calendar, 'holidays=true', 'holidays=false')")
                    .executeUpdate();
            session.createNativeMutationQuery("update delivery set due_at = :due, waits_for = 'a blackout date'")
                    .setParameter("due", clock.instant().plus(Duration.ofDays(9)))
                    .executeUpdate();
        });
        routine.runs(2);
        assertThat(mails()).isZero();

        calendars.onStart(new StartupEvent());
        calendars.onStart(new StartupEvent());
        routine.runs(2);

        assertThat(mails()).isOne();
        assertThat(audit.newest(0, 10))
                .filteredOn(entry -> entry.action().equals("changed the calendar of"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo("application " + StandIns.APPLICATION);
                    assertThat(entry.detail()).isEqualTo("holidays false → true");
                });
        assertThat(changes.last(StandIns.APPLICATION)).map(PolicyChange::what).hasValue("holidays false → true");
    }

    @Test
    void what_a_newer_version_wrote_is_not_followed() {
        QuarkusTransaction.requiringNew()
                .run(() -> stored.write(
                        StandIns.APPLICATION, "reminders=by carrier pigeon", clock.instant(), "all of it"));

        routine.runs(3);
        clock.advance(DELAY);
        routine.runs(3);

        assertThat(mails()).isEqualTo(2);
    }

    private int mails() {
        return scene.mail().messagesTo(ADA.email()).size();
    }
}
