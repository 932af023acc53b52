package org.consentcourier.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Routine;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class NudgesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final String BOSS = "boss@corp.example";
    private static final Duration LONG = Duration.ofDays(3);

    @Inject
    Scene scene;

    @Inject
    Routine routine;

    @Inject
    Nudges nudges;

    @Inject
    Candidates candidates;

    @Inject
    Deliveries deliveries;

    @Inject
    ConsentDecisions decisions;

    @Inject
    ConsentViews views;

    @Inject
    GrantSweep sweep;

    @Inject
    AuditTrail audit;

    @Inject
    OutreachConfig config;

    @Inject
    MovableClock clock;

    @BeforeEach
    void ada_was_invited_and_reminded_and_nothing_follows_for_days() {
        scene.begin();
        scene.roster(BOSS, ADA);
        sweep.sweep();
        scene.start();
        routine.runs(3 + 6 * config.reminderLimit());
    }

    @Test
    void a_nudge_is_one_more_reminder_beside_the_ladder_and_says_who_asked_for_it() {
        clock.advance(LONG);
        var before = mails();

        assertThat(nudges.nudge(scene.row(ADA).id(), "it")).isEmpty();
        routine.runs(3);

        assertThat(mails()).isEqualTo(before + 1);
        assertThat(last().step()).isEqualTo(2001);
        assertThat(newest().subject())
                .isEqualTo("A reminder: please allow Contract Archive to work with your Docusign account");
        assertThat(newest().text()).contains("Your IT department asks you to have a look.");
        assertThat(views.events(scene.row(ADA).id())).last().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("it");
            assertThat(event.note()).isEqualTo("nudged");
        });
        assertThat(audit.newest(0, 1))
                .singleElement()
                .satisfies(line -> assertThat(line.action()).isEqualTo("nudged"));
    }

    @Test
    void nobody_is_nudged_twice_within_the_cooldown_and_steps_go_on_after_it() {
        clock.advance(LONG);
        nudges.nudge(scene.row(ADA).id(), "it");

        assertThat(nudges.nudge(scene.row(ADA).id(), "it")).contains(NotNudged.QUEUED);
        routine.runs(3);
        assertThat(nudges.nudge(scene.row(ADA).id(), "it")).contains(NotNudged.COOLDOWN);
        clock.advance(config.nudgeCooldown());
        assertThat(nudges.nudge(scene.row(ADA).id(), "it")).isEmpty();
        assertThat(last().step()).isEqualTo(2002);
    }

    @Test
    void many_who_press_at_once_send_one() throws Exception {
        clock.advance(LONG);
        var before = mails();
        var id = scene.row(ADA).id();

        try (var people = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> press = () -> nudges.nudge(id, "it").isEmpty();
            var pressed =
                    people.invokeAll(IntStream.range(0, 8).mapToObj(i -> press).toList());
            assertThat(pressed.stream().filter(done -> done.resultNow())).hasSize(1);
        }
        routine.runs(3);
        assertThat(mails()).isEqualTo(before + 1);
    }

    @Test
    void a_dry_run_tells_the_same_numbers_with_their_reasons_and_changes_nothing() {
        everyReason();
        var before = total();

        var dry = nudges.nudge(all(), true, "it");
        assertThat(total()).isEqualTo(before);
        var real = nudges.nudge(all(), false, "it");

        assertThat(dry.nudged()).isOne();
        assertThat(dry.not())
                .isEqualTo(Map.of(
                        NotNudged.NOT_ASKED, 1L,
                        NotNudged.NOT_INVITED, 1L,
                        NotNudged.NOT_ACTIVATED, 1L,
                        NotNudged.QUESTION, 1L,
                        NotNudged.UNDELIVERABLE, 1L,
                        NotNudged.COOLDOWN, 1L));
        assertThat(real.not()).isEqualTo(dry.not());
        assertThat(real.nudged()).isEqualTo(dry.nudged());
        assertThat(total()).isEqualTo(before + 1);
        assertThat(nudges.nudge(all(), true, "it").not()).containsEntry(NotNudged.QUEUED, 1L);
    }

    @Test
    void only_those_of_the_filter_are_nudged() {
        clock.advance(LONG);
        var other = Figure.named("grace");
        scene.roster("other@corp.example", other);
        routine.runs(4);
        clock.advance(LONG);

        var nudged = nudges.nudge(new ConsentFilter(StandIns.APPLICATION, null, null, BOSS, null, null), false, "it");

        assertThat(nudged.people()).isOne();
        assertThat(last().status()).isEqualTo(DeliveryStatus.QUEUED);
    }

    /** One of each, and Ada who gets one. */
    private void everyReason() {
        var people = Figure.several("person", 5);
        scene.mail().rejects(people[3].email(), 550, "5.1.1 no such user");
        scene.roster(BOSS, people);
        routine.runs(4);
        clock.advance(LONG);
        scene.consents(people[0]);
        candidates.membership(people[1], "ACTIVATION_SENT");
        decisions.notForMe(scene.row(people[2]).id(), QuestionKind.NOT_ME, "no");
        clock.advance(Duration.ofDays(1));
        sweep.sweep();
        nudges.nudge(scene.row(people[4]).id(), "it");
        routine.runs(4);
        scene.roster(BOSS, Figure.named("new"));
        sweep.sweep();
    }

    private static ConsentFilter all() {
        return new ConsentFilter(StandIns.APPLICATION, null, null, null, null, null);
    }

    private long total() {
        return deliveries.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    private DeliveryRow last() {
        return deliveries.ofRequest(scene.row(ADA).id()).getLast();
    }

    private CaughtMessage newest() {
        return scene.mail().messagesTo(ADA.email()).getLast();
    }

    private int mails() {
        return scene.mail().messagesTo(ADA.email()).size();
    }
}
