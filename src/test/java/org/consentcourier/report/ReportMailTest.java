package org.consentcourier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.GRANTED;
import static org.consentcourier.consent.ConsentStatus.PENDING;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportMailTest {

    private static final String ADA = "ada@corp.example";
    private static final String CHARLES = "charles@corp.example";
    private static final String EMMY = "emmy@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";

    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:05Z");

    @Inject
    Snapshots snapshots;

    @Inject
    Completion completion;

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    Candidates candidates;

    @Inject
    Reports reports;

    @Inject
    Dispatcher dispatcher;

    @Inject
    MovableClock clock;

    @Inject
    Clock applicationClock;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.start();
    }

    @Test
    void a_manager_reads_who_is_done_and_who_is_missing() {
        rosters.team("", "Grace Hopper <grace@corp.example>");
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.become(PENDING, CHARLES);
        rosters.mailed(CHARLES);
        rosters.become(GRANTED, ADA);
        take();

        var mail = sentTo(GRACE);

        assertThat(mail.subject())
                .isEqualTo("1 of 2 done, +1 since the last report: Docusign permissions of your team, week 49 of 2026");
        assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
        assertThat(mail.text())
                .contains(
                        "Hello Grace Hopper,",
                        "1 of 2 done, +1 since the last report",
                        "Needs you now: 1",
                        "- Charles Babbage <charles@corp.example>",
                        "Contract Archive: Permission not given yet, for 5 days",
                        "last mail November 25, 2026, 1 sent so far",
                        "New since the last report: 1",
                        "- Ada Lovelace <ada@corp.example>, Contract Archive",
                        StandIns.baseUrl() + "/reports/2026-W49");
        assertThat(mail.html()).contains("Hello Grace Hopper,", "<bdi>Charles Babbage</bdi>", "/reports/2026-W49\"");
    }

    @Test
    void nothing_leaves_before_eight_and_nothing_twice() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        take();

        assertThat(dispatcher.dispatchDue()).isZero();
        clock.advance(Duration.ofHours(8));
        assertThat(dispatcher.dispatchDue()).isOne();
        take();
        assertThat(dispatcher.dispatchDue()).isZero();

        assertThat(StandIns.mail().messagesTo(GRACE)).hasSize(1);
    }

    @Test
    void a_mail_names_nobody_elses_people_and_tells_the_snapshot_not_what_came_after() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        rosters.team(MARY, "Emmy Noether <emmy@corp.example>");
        take();
        rosters.become(GRANTED, ADA, EMMY);

        var grace = sentTo(GRACE);
        var mary = StandIns.mail().messagesTo(MARY).getFirst();

        assertThat(grace.text()).contains("0 of 1 done", ADA, "Not checked yet");
        assertThat(grace.rawText()).doesNotContain("Noether", EMMY);
        assertThat(mary.text()).contains("Hello,", EMMY);
        assertThat(mary.rawText()).doesNotContain("Lovelace", ADA);
    }

    @Test
    void who_has_yet_to_activate_is_told_apart_with_what_they_must_do() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.become(PENDING, ADA, CHARLES);
        candidates.membership(Figure.named("ada"), "ACTIVATION_SENT");
        take();
        candidates.membership(Figure.named("ada"), "ACTIVE");

        var mail = sentTo(GRACE);

        assertThat(mail.text())
                .containsPattern("Ada Lovelace <ada@corp.example>\\s+Contract Archive: Has not activated Docusign yet,"
                        + " for 5 days\\s+They must first open Docusign's activation mail.")
                .containsPattern(
                        "Charles Babbage <charles@corp.example>\\s+Contract Archive: Permission not given yet");
        assertThat(mail.html()).containsOnlyOnce("They must first open Docusign&#39;s activation mail.");
        assertThat(reports.team("2026-W49", GRACE).orElseThrow().missing())
                .extracting(ReportLine::cause)
                .containsExactlyInAnyOrder(StuckCause.NOT_ACTIVATED, null);
    }

    @Test
    void whose_address_takes_no_mail_is_told_with_what_the_manager_can_do() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.become(PENDING, ADA, CHARLES);
        rosters.mailed(ADA);
        rosters.mailed(CHARLES);
        rosters.cameBack(ADA);
        take();

        var mail = sentTo(GRACE);

        assertThat(mail.text())
                .containsPattern(
                        "Ada Lovelace <ada@corp.example>\\s+Contract Archive: Permission not given yet,"
                                + " for 5 days\\s+Our mails to this address do not arrive. Please tell IT the right one.\\s+no mail yet")
                .containsOnlyOnce("do not arrive");
        assertThat(mail.html()).containsOnlyOnce("do not arrive");
        assertThat(reports.team("2026-W49", GRACE).orElseThrow().missing())
                .extracting(ReportLine::undeliverable)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void a_name_full_of_markup_stays_text() {
        rosters.team(GRACE, "<b>Robert</b> <i>Tables</i> <ada@corp.example>");
        take();

        var mail = sentTo(GRACE);

        assertThat(mail.html()).contains("&lt;b&gt;Robert&lt;/b&gt;").doesNotContain("<b>Robert");
    }

    private void take() {
        if (clock.instant().isBefore(MONDAY)) {
            clock.set(MONDAY);
        }
        new WeeklySnapshot(snapshots, completion, Weekly.CONFIG, applicationClock).takeDue();
    }

    private CaughtMessage sentTo(String manager) {
        clock.set(MONDAY.plus(Duration.ofHours(8)));
        dispatcher.dispatchDue();
        assertThat(StandIns.mail().messagesTo(manager)).hasSize(1);
        return StandIns.mail().messagesTo(manager).getFirst();
    }
}
