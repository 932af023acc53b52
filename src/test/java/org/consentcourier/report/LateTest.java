package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.DECLINED;
import static org.consentcourier.consent.ConsentStatus.EXPIRED;
import static org.consentcourier.consent.ConsentStatus.FAULTY;
import static org.consentcourier.consent.ConsentStatus.GRANTED;
import static org.consentcourier.consent.ConsentStatus.PENDING;
import static org.consentcourier.consent.ConsentStatus.REVOKED;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.consentcourier.application.Applications;
import org.consentcourier.delivery.LastReminders;
import org.consentcourier.delivery.LastReminders.Last;
import org.consentcourier.roster.RosterConfig;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is late, why, and in what order their manager reads of them. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class LateTest {

    private static final String ADA = "ada@corp.example";
    private static final String CHARLES = "charles@corp.example";
    private static final String EMMY = "emmy@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";
    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:05Z");
    private static final Last AFTER_TWO = new Last(2, null, null);

    @Inject
    ReportManagers managers;

    @Inject
    Completion completion;

    @Inject
    Reports reports;

    @Inject
    Applications applications;

    @Inject
    RosterConfig roster;

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    Candidates candidates;

    @Inject
    Session session;

    @Inject
    MovableClock clock;

    @BeforeEach
    void grace_has_four_people() {
        scene.begin();
        scene.start();
        rosters.team(
                GRACE,
                "Ada L <ada@corp.example>",
                "Charles B <charles@corp.example>",
                "Emmy N <emmy@corp.example>",
                "Mary S <mary@corp.example>");
    }

    @Test
    void who_got_the_last_reminder_and_is_silent_is_late_and_extra_reminders_do_not_count() {
        rosters.become(PENDING, ADA, CHARLES, EMMY);
        rosters.become(REVOKED, MARY);
        reminded(ADA, 1, 2);
        reminded(CHARLES, 1, 2000, 2001);
        reminded(MARY, 1, 2);

        take(AFTER_TWO);

        assertThat(needsYou()).containsExactlyInAnyOrder(ADA, MARY);
        assertThat(report().needsYou()).extracting(ReportLine::problem).containsOnly(Problem.SILENT);
        assertThat(report().direct().late()).isEqualTo(2);
    }

    @Test
    void where_reminders_are_passed_over_the_time_of_the_last_one_counts() {
        rosters.become(PENDING, ADA, CHARLES);
        rosters.mailed(ADA);
        clock.advance(Duration.ofDays(2));
        rosters.mailed(CHARLES);

        // it is Wednesday and Friday; the snapshot is taken on Monday
        take(new Last(5, Duration.ofDays(4), null));

        assertThat(needsYou()).containsExactly(ADA);
    }

    @Test
    void a_day_before_which_all_are_reminded_counts_where_it_is_the_later_one() {
        rosters.become(PENDING, ADA);
        rosters.mailed(ADA);

        take(new Last(5, Duration.ofDays(1), MONDAY.plusSeconds(60)));

        assertThat(needsYou()).isEmpty();
    }

    @Test
    void who_needs_the_manager_is_named_first_and_who_needs_it_last() {
        rosters.become(DECLINED, ADA);
        rosters.become(EXPIRED, CHARLES);
        rosters.become(FAULTY, EMMY);
        rosters.become(PENDING, MARY);
        candidates.membership(Figure.named("mary"), "ACTIVATION_SENT");

        take(AFTER_TWO);
        candidates.membership(Figure.named("mary"), "ACTIVE");

        assertThat(needsYou()).containsExactly(MARY, CHARLES, ADA, EMMY);
        assertThat(report().needsYou())
                .extracting(ReportLine::problem)
                .containsExactly(
                        Problem.NOT_ACTIVATED, Problem.EXPIRED, Problem.DECLINED, Problem.UNKNOWN_USER_ID);
        assertThat(report().direct()).returns(4L, Numbers::late).returns(2L, Numbers::stuck);
    }

    @Test
    void whose_address_takes_no_mail_comes_before_all_and_who_is_done_is_never_late() {
        rosters.become(PENDING, ADA, CHARLES);
        rosters.mailed(ADA);
        rosters.cameBack(ADA);
        reminded(CHARLES, 1, 2);
        rosters.become(GRANTED, CHARLES);
        rosters.become(EXPIRED, EMMY);

        take(AFTER_TWO);

        assertThat(needsYou()).containsExactly(ADA, EMMY);
        assertThat(report().direct().undeliverable()).isOne();
    }

    @Test
    void what_changes_while_a_snapshot_is_taken_is_no_part_of_it() {
        rosters.become(PENDING, ADA);
        LastReminders meddling = () -> {
            rosters.become(GRANTED, ADA);
            rosters.team(MARY, "Charles B <charles@corp.example>");
            return Map.of(StandIns.APPLICATION, AFTER_TWO);
        };

        take(meddling);

        assertThat(report().direct()).returns(4L, Numbers::missing).returns(0L, Numbers::done);
        assertThat(reports.manager("2026-W49", MARY)).isEmpty();
    }

    private void take(Last last) {
        take(() -> Map.of(StandIns.APPLICATION, last));
    }

    private void take(LastReminders reminders) {
        clock.set(MONDAY);
        var lines = new SnapshotLines(session, applications, reminders);
        var snapshots = new Snapshots(session, managers, lines, roster);
        QuarkusTransaction.requiringNew()
                .run(() -> snapshots.take(
                        Period.at(MONDAY, Weekly.CONFIG.period(), Weekly.CONFIG.weekday(), Weekly.CONFIG.zone()),
                        MONDAY,
                        Weekly.CONFIG.zone()));
        completion.completeOldest(Departure.of(Weekly.CONFIG));
    }

    private ManagerReport report() {
        return reports.manager("2026-W49", GRACE).orElseThrow();
    }

    private List<String> needsYou() {
        return report().needsYou().stream().map(ReportLine::personEmail).toList();
    }

    /** Notes reminders as sent now. */
    private void reminded(String email, int... steps) {
        for (int step : steps) {
            QuarkusTransaction.requiringNew()
                    .run(() -> session.createNativeMutationQuery("""
                            insert into delivery (id, kind, application, request_id, round, step, recipient, status, message_id,
                                created_at, sent_at)
                            select gen_random_uuid(), 'REMINDER', request.application, request.id, request.round, :step,
                                person.email, 'SENT', gen_random_uuid(), :now, :now
                            from consent_request request join person on person.id = request.person_id
                            where person.email_key = :email""")
                            .setParameter("step", step)
                            .setParameter("now", clock.instant())
                            .setParameter("email", email)
                            .executeUpdate());
        }
    }
}
