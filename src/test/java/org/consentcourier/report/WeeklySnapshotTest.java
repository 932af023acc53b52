package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentcourier.consent.ConsentStatus.EXEMPT;
import static org.consentcourier.consent.ConsentStatus.GRANTED;
import static org.consentcourier.consent.ConsentStatus.LEFT;
import static org.consentcourier.consent.ConsentStatus.PENDING;
import static org.consentcourier.consent.ConsentStatus.REVOKED;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.MailsToCome.ToCome;
import org.consentcourier.report.Change.Flow;
import org.consentcourier.roster.RosterConfig;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class WeeklySnapshotTest {

    private static final String ADA = "ada@corp.example";
    private static final String CHARLES = "charles@corp.example";
    private static final String EMMY = "emmy@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";

    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:05Z");
    private static final Instant MONDAY_AFTER = MONDAY.plus(Duration.ofDays(7));

    @Inject
    Snapshots snapshots;

    @Inject
    Completion completion;

    @Inject
    ReportPeriods periods;

    @Inject
    ReportRecipients recipients;

    @Inject
    RosterConfig roster;

    @Inject
    Session session;

    @Inject
    WeeklySnapshot asConfigured;

    @Inject
    Reports reports;

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    ApplicationStates states;

    @Inject
    Deliveries deliveries;

    @Inject
    MovableClock clock;

    @Inject
    Clock applicationClock;

    private WeeklySnapshot snapshot;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.start();
        snapshot = new WeeklySnapshot(snapshots, completion, Weekly.CONFIG, applicationClock);
    }

    @Test
    void a_week_that_began_before_there_was_anybody_has_no_snapshot() {
        assertThat(snapshot.takeDue()).isZero();

        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        assertThat(snapshot.takeDue()).isZero();

        clock.set(MONDAY);
        assertThat(snapshot.takeDue()).isOne();
        assertThat(reports.periods()).extracting(ReportPeriod::key).containsExactly("2026-W49");
    }

    @Test
    void everybody_is_kept_but_those_who_left_and_the_exempt_are_not_missing() {
        rosters.team(
                GRACE, "Ada L <ada@corp.example>", "Charles B <charles@corp.example>", "Emmy N <emmy@corp.example>");
        rosters.team("", "Mary S <mary@corp.example>");
        rosters.become(GRANTED, ADA);
        rosters.become(EXEMPT, CHARLES);
        rosters.become(LEFT, MARY);

        taken("2026-W49", MONDAY);

        var all = reports.all("2026-W49").orElseThrow();
        assertThat(all.numbers())
                .isEqualTo(new Numbers(1, 1, 1, 0, 0, 0, new Change(1, 0, 2, 0, 0, Flow.NONE, Flow.NONE, Flow.NONE)));
        assertThat(all.numbers().total()).isEqualTo(2);
        assertThat(all.applications())
                .containsExactly(new ApplicationNumbers(StandIns.APPLICATION, "Contract Archive", null, all.numbers()));
        assertThat(all.missing()).extracting(ReportLine::personEmail).containsExactly(EMMY);
    }

    @Test
    void a_line_tells_the_age_of_the_state_and_the_mails_of_the_round() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        rosters.become(PENDING, ADA);
        rosters.mailed(ADA);
        clock.advance(Duration.ofDays(3));
        rosters.mailed(ADA);

        taken("2026-W49", MONDAY);

        assertThat(reports.team("2026-W49", GRACE).orElseThrow().missing())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.personName()).isEqualTo("Ada Lovelace");
                    assertThat(line.status()).isEqualTo(PENDING);
                    assertThat(line.ageDays()).isEqualTo(5);
                    assertThat(line.lastMailOn()).isEqualTo(LocalDate.of(2026, 11, 28));
                    assertThat(line.mailsSent()).isEqualTo(2);
                });
    }

    @Test
    void a_second_run_does_nothing() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        taken("2026-W49", MONDAY);

        clock.advance(Duration.ofDays(3));

        assertThat(snapshot.takeDue()).isZero();
        assertThat(reports.periods()).hasSize(1);
        assertThat(mails("2026-W49")).hasSize(1);
    }

    @Test
    void two_nodes_at_once_take_one_snapshot_and_order_one_mail_per_manager() throws Exception {
        rosters.team(GRACE, "Ada L <ada@corp.example>", "Charles B <charles@corp.example>");
        rosters.team(MARY, "Emmy N <emmy@corp.example>");
        clock.set(MONDAY);
        var together = new CyclicBarrier(2);
        Callable<Integer> node = () -> {
            together.await();
            return snapshot.takeDue();
        };

        try (var nodes = Executors.newFixedThreadPool(2)) {
            assertThat(nodes.invokeAll(List.of(node, node)))
                    .extracting(taken -> taken.get())
                    .containsExactlyInAnyOrder(0, 1);
        }

        assertThat(reports.all("2026-W49").orElseThrow().numbers().total()).isEqualTo(3);
        assertThat(mails("2026-W49")).extracting(DeliveryRow::to).containsExactlyInAnyOrder(GRACE, MARY);
    }

    @Test
    void missed_weeks_are_caught_up_by_one_snapshot() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        taken("2026-W49", MONDAY);

        taken("2026-W52", Instant.parse("2026-12-23T15:00:00Z"));

        assertThat(snapshot.takeDue()).isZero();
        assertThat(reports.periods()).extracting(ReportPeriod::key).containsExactly("2026-W52", "2026-W49");
        assertThat(reports.periods().getFirst().previous()).isEqualTo("2026-W49");
        assertThat(mails("2026-W52"))
                .extracting(DeliveryRow::dueAt)
                .containsExactly(Instant.parse("2026-12-24T08:00:00Z"));
    }

    @Test
    void what_changed_is_the_difference_of_two_snapshots() {
        rosters.team(
                GRACE, "Ada L <ada@corp.example>", "Charles B <charles@corp.example>", "Mary S <mary@corp.example>");
        rosters.become(GRANTED, CHARLES, MARY);
        rosters.become(PENDING, ADA);
        taken("2026-W49", MONDAY);

        rosters.team(GRACE, "Emmy N <emmy@corp.example>");
        rosters.become(GRANTED, ADA, EMMY);
        rosters.become(REVOKED, CHARLES);
        taken("2026-W50", MONDAY_AFTER);
        rosters.become(REVOKED, ADA, EMMY, MARY);

        var team = reports.team("2026-W50", "Grace@Corp.example").orElseThrow();
        assertThat(team.numbers())
                .isEqualTo(new Numbers(3, 1, 0, 0, 0, 0, new Change(2, 1, 1, 0, 0, Flow.NONE, Flow.NONE, Flow.NONE)));
        assertThat(team.newlyGranted()).extracting(ReportLine::personEmail).containsExactly(ADA, EMMY);
        assertThat(team.revoked()).extracting(ReportLine::personEmail).containsExactly(CHARLES);
        assertThat(team.missing()).extracting(ReportLine::personEmail).containsExactly(CHARLES);
    }

    @Test
    void managers_and_those_without_one_add_up_to_everybody() {
        rosters.team(GRACE, "Ada L <ada@corp.example>", "Charles B <charles@corp.example>");
        rosters.team(MARY, "Emmy N <emmy@corp.example>");
        rosters.team("", "Grace H <grace@corp.example>", "Mary S <mary@corp.example>");
        rosters.become(GRANTED, ADA, MARY);
        rosters.become(EXEMPT, EMMY);
        taken("2026-W49", MONDAY);

        var managers = reports.managers("2026-W49");

        assertThat(managers).extracting(ManagerNumbers::manager).containsExactly(GRACE, MARY, null);
        assertThat(managers.stream().map(ManagerNumbers::direct).reduce(Numbers.NONE, Numbers::plus))
                .isEqualTo(reports.all("2026-W49").orElseThrow().numbers())
                .isEqualTo(new Numbers(2, 2, 1, 0, 0, 0, new Change(2, 0, 4, 0, 0, Flow.NONE, Flow.NONE, Flow.NONE)));
    }

    @Test
    void a_manager_sees_nobody_elses_people() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        rosters.team(MARY, "Emmy N <emmy@corp.example>", "Charles B <charles@corp.example>");
        rosters.become(GRANTED, EMMY);
        taken("2026-W49", MONDAY);

        var grace = reports.team("2026-W49", GRACE).orElseThrow();

        assertThat(grace.missing()).extracting(ReportLine::personEmail).containsExactly(ADA);
        assertThat(grace.newlyGranted()).isEmpty();
        assertThat(grace.numbers().total()).isEqualTo(1);
        assertThat(reports.team("2026-W49", "stranger@corp.example")
                        .orElseThrow()
                        .numbers())
                .isEqualTo(Numbers.NONE);
        assertThat(reports.team("2026-W50", GRACE)).isEmpty();
    }

    @Test
    void who_has_nothing_open_and_nothing_new_is_left_in_peace() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        rosters.team(MARY, "Emmy N <emmy@corp.example>", "Charles B <charles@corp.example>");
        rosters.become(GRANTED, ADA, EMMY);
        rosters.become(EXEMPT, CHARLES);
        taken("2026-W49", MONDAY);
        rosters.become(PENDING, EMMY);

        taken("2026-W50", MONDAY_AFTER);

        assertThat(mails("2026-W49")).extracting(DeliveryRow::to).containsExactlyInAnyOrder(GRACE, MARY);
        assertThat(mails("2026-W50")).extracting(DeliveryRow::to).containsExactly(MARY);
    }

    @Test
    void managers_are_told_nothing_of_an_application_that_has_not_started() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        states.pause(StandIns.APPLICATION, "it");

        taken("2026-W49", MONDAY);

        assertThat(mails("2026-W49")).isEmpty();
    }

    @Test
    void mails_are_due_at_eight() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");

        taken("2026-W49", MONDAY);

        assertThat(mails("2026-W49"))
                .extracting(DeliveryRow::dueAt)
                .containsExactly(Instant.parse("2026-11-30T08:00:00Z"));
    }

    @Test
    void short_periods_follow_the_settings_and_report_at_once() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        clock.advance(Duration.ofSeconds(125));

        assertThat(asConfigured.takeDue()).isOne();

        assertThat(mails("2026-W48-3-1002")).extracting(DeliveryRow::dueAt).containsExactly(clock.instant());
    }

    @Test
    void mails_to_come_are_those_that_come_each_in_the_morning_of_its_manager() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        rosters.team(MARY, "Emmy N <emmy@corp.example>");
        rosters.team("", "Mary S <mary@corp.example>");
        change("update person set time_zone = 'America/Los_Angeles' where email_key = 'mary@corp.example'");
        var toCome = QuarkusTransaction.requiringNew()
                .call(() -> new ReportsToCome(session, periods, recipients, Weekly.CONFIG, roster)
                        .between(clock.instant(), MONDAY_AFTER));

        taken("2026-W49", MONDAY);

        assertThat(mails("2026-W49"))
                .extracting(DeliveryRow::to, DeliveryRow::dueAt)
                .containsExactlyInAnyOrder(
                        tuple(GRACE, Instant.parse("2026-11-30T08:00:00Z")),
                        tuple(MARY, Instant.parse("2026-11-30T16:00:00Z")));
        assertThat(toCome)
                .extracting(ToCome::recipient, ToCome::dueAt)
                .containsExactlyInAnyOrder(
                        tuple(GRACE, Instant.parse("2026-11-30T08:00:00Z")),
                        tuple(MARY, Instant.parse("2026-11-30T16:00:00Z")));
    }

    @Test
    void one_that_nobody_has_counted_yet_is_counted_also_when_switched_off_and_nobody_is_mailed_twice() {
        rosters.team(GRACE, "Ada L <ada@corp.example>", "Charles B <charles@corp.example>");
        rosters.team(MARY, "Grace H <grace@corp.example>");
        rosters.become(GRANTED, ADA);
        taken("2026-W49", MONDAY);
        var counted = reports.company("2026-W49");
        var team = reports.manager("2026-W49", MARY);
        change("delete from report_team");
        change("delete from report_number");
        change("update report_snapshot set counted_at = null");

        new WeeklySnapshot(snapshots, completion, new Weekly(false), applicationClock).takeDue();

        assertThat(reports.company("2026-W49")).isPresent().isEqualTo(counted);
        assertThat(reports.manager("2026-W49", MARY)).isPresent().isEqualTo(team);
        assertThat(mails("2026-W49")).hasSize(2);
    }

    @Test
    void switched_off_it_takes_nothing() {
        rosters.team(GRACE, "Ada L <ada@corp.example>");
        clock.set(MONDAY);

        assertThat(new WeeklySnapshot(snapshots, completion, new Weekly(false), applicationClock).takeDue())
                .isZero();
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(sql).executeUpdate());
    }

    private void taken(String period, Instant at) {
        clock.set(at);
        assertThat(snapshot.takeDue()).isOne();
        assertThat(reports.periods().getFirst().key()).isEqualTo(period);
    }

    private List<DeliveryRow> mails(String period) {
        return deliveries.list(DeliveryFilter.ALL, null, 100).stream()
                .filter(mail -> mail.kind() == DeliveryKind.WEEKLY_REPORT)
                .filter(mail -> period.equals(mail.reportPeriod()))
                .toList();
    }
}
