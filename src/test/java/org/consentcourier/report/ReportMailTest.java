package org.consentcourier.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.DECLINED;
import static org.consentcourier.consent.ConsentStatus.EXEMPT;
import static org.consentcourier.consent.ConsentStatus.EXPIRED;
import static org.consentcourier.consent.ConsentStatus.GRANTED;
import static org.consentcourier.consent.ConsentStatus.PENDING;
import static org.consentcourier.consent.ConsentStatus.REVOKED;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.delivery.DeliveryStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.delivery.Outbox;
import org.consentcourier.delivery.SentMail;
import org.consentcourier.delivery.SentMails;
import org.consentcourier.mail.WithFiles;
import org.consentcourier.roster.Managers;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.Candidates;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
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
    private static final String BOARD = "board@corp.example";

    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:05Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Inject
    Snapshots snapshots;

    @Inject
    Completion completion;

    @Inject
    Counting counting;

    @Inject
    ReportManagers reportManagers;

    @Inject
    Managers managers;

    @Inject
    ReportDelegates delegates;

    @Inject
    ReportPeople people;

    @Inject
    ReportPeriods periods;

    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    SentMails sentMails;

    @Inject
    Session session;

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

        assertThat(mail.subject()).isEqualTo("1 of 2 done: Docusign permissions of your team, week 49 of 2026");
        assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
        assertThat(mail.text())
                .containsSubsequence(
                        "Hello Grace Hopper,",
                        "This is your first report.",
                        "They work with Contract Archive,",
                        "1 of 2 done",
                        "Has time: 1",
                        "Still has time: 1",
                        "- Charles Babbage <charles@corp.example>, Contract Archive: Permission not given yet, for 5 days;"
                                + " last mail November 25, 2026, 1 sent so far",
                        "New since the last report: 1",
                        "- Ada Lovelace <ada@corp.example>, Contract Archive",
                        StandIns.baseUrl() + "/reports/2026-W49",
                        "You get this mail because you are listed as the manager of these people.");
        assertThat(mail.html()).contains("Hello Grace Hopper,", "<bdi>Charles Babbage</bdi>", "/reports/2026-W49\"");
        assertThat(mail.text()).doesNotContain("Needs you");
    }

    @Test
    void the_next_one_tells_the_change_and_whom_the_manager_can_help_by_which_link() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.team(GRACE, "Emmy Noether <emmy@corp.example>", "Mary Somerville <mary@corp.example>");
        rosters.become(PENDING, ADA, CHARLES, EMMY);
        rosters.become(GRANTED, MARY);
        take();
        sentTo(GRACE);
        rosters.become(GRANTED, ADA);
        rosters.become(DECLINED, CHARLES);
        rosters.become(EXPIRED, EMMY);
        rosters.become(REVOKED, MARY);
        take(MONDAY.plus(WEEK));

        clock.advance(Duration.ofHours(8));
        dispatcher.dispatchDue();

        var mail = StandIns.mail().messagesTo(GRACE).getLast();
        assertThat(mail.subject())
                .isEqualTo("1 of 4 done, unchanged this week: Docusign permissions of your team, week 50 of 2026");
        assertThat(mail.text().replace("\r", ""))
                .doesNotContain("This is your first report")
                .containsSubsequence(
                        "Needs you now: 2",
                        "- Emmy Noether <emmy@corp.example>",
                        "No longer reminded",
                        "the link in our last mail still works",
                        "Has left the company:\n" + StandIns.baseUrl() + "/act?link=r1.left.2026-W50.",
                        "Not in my team:\n" + StandIns.baseUrl() + "/act?link=r1.manager.2026-W50.",
                        "Does not need it:\n" + StandIns.baseUrl() + "/act?link=r1.exempt.2026-W50.",
                        "- Charles Babbage <charles@corp.example>",
                        "Has declined",
                        "Still has time: 1",
                        "- Mary Somerville",
                        "New since the last report: 1",
                        "- Ada Lovelace",
                        "Taken back since the last report: 1",
                        "- Mary Somerville");
        assertThat(looked(GRACE))
                .returns(SentMail.Likeness.SAME, SentMail::likeness)
                .satisfies(sent -> assertThat(sent.shown())
                        .isNotNull()
                        .satisfies(shown ->
                                assertThat(shown.text()).contains("/act\n").doesNotContain("/act?link")));
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
        assertThat(grace.files()).containsOnlyKeys("consents-2026-W49.csv", "consents-2026-W49.xlsx");
        assertThat(new String(grace.files().get("consents-2026-W49.csv"), UTF_8))
                .contains(ADA)
                .doesNotContain(EMMY);
        assertThat(mary.text()).contains("Hello,", EMMY);
        assertThat(mary.rawText()).doesNotContain("Lovelace", ADA);
    }

    @Test
    void whoever_is_above_reads_the_numbers_of_the_teams_below_and_not_their_names() {
        rosters.team("", "Mary Somerville <mary@corp.example>");
        rosters.team(MARY, "Grace Hopper <grace@corp.example>");
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.become(GRANTED, GRACE, ADA);
        take();

        var mary = sentTo(MARY);

        assertThat(mary.subject()).startsWith("1 of 1 done: ");
        assertThat(mary.text())
                .containsSubsequence(
                        "Teams below you",
                        "Everybody below you, your own people included: 2 of 3 done.",
                        "- Grace Hopper: 1 of 2 done")
                .doesNotContain("Charles", "Nobody is missing");
        assertThat(new String(mary.files().get("consents-2026-W49.csv"), UTF_8)).contains(CHARLES, GRACE);
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
                        + " for 5 days\\s+no mail yet\\s+They must first open Docusign's activation mail.")
                .containsPattern("Charles Babbage <charles@corp.example>, Contract Archive: Permission not given yet");
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
                                + " for 5 days\\s+no mail yet\\s+Our mails to this address do not arrive. Please tell IT the right one.")
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

    @Test
    void where_nobody_is_missing_any_more_a_last_one_says_so_if_wanted_and_then_there_is_silence() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.become(GRANTED, ADA);
        rosters.become(PENDING, CHARLES);
        take();
        rosters.become(EXEMPT, CHARLES);

        take(MONDAY.plus(WEEK));
        clock.advance(Duration.ofHours(8));
        dispatcher.dispatchDue();
        take(MONDAY.plus(WEEK.multipliedBy(2)));

        assertThat(reportsTo(GRACE))
                .extracting(DeliveryRow::reportPeriod)
                .containsExactlyInAnyOrder("2026-W49", "2026-W50");
        assertThat(StandIns.mail().messagesTo(GRACE).getLast().text())
                .contains("1 of 1 done, unchanged this week", "Nobody is missing.", "This is the last report");
    }

    @Test
    void without_that_wish_nothing_open_and_nothing_new_is_silence() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.become(GRANTED, ADA);
        rosters.become(PENDING, CHARLES);
        take();
        rosters.become(EXEMPT, CHARLES);

        take(MONDAY.plus(WEEK), completion(new Wishes(false, List.of())));

        assertThat(reportsTo(GRACE)).extracting(DeliveryRow::reportPeriod).containsExactly("2026-W49");
    }

    @Test
    void whoever_stands_in_gets_the_managers_mail_too_and_reads_why() {
        rosters.team("", "Grace Hopper <grace@corp.example>");
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        rosters.team(MARY, "Emmy Noether <emmy@corp.example>");
        var until = LocalDate.of(2026, 11, 30);
        delegates.set(new ReportDelegates.Wish(GRACE, MARY, LocalDate.of(2026, 11, 30), until), "it");
        delegates.set(new ReportDelegates.Wish(GRACE, BOARD, LocalDate.of(2026, 12, 1), null), "it");
        take();

        clock.set(MONDAY.plus(Duration.ofHours(8)));
        dispatcher.dispatchDue();

        assertThat(StandIns.mail().messagesTo(GRACE)).hasSize(1);
        assertThat(StandIns.mail().messagesTo(BOARD)).isEmpty();
        assertThat(StandIns.mail().messagesTo(MARY))
                .hasSize(2)
                .extracting(CaughtMessage::messageId)
                .doesNotHaveDuplicates();
        assertThat(StandIns.mail().messagesTo(MARY))
                .filteredOn(mail -> mail.text().contains(ADA))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("You get this mail because you stand in for Grace Hopper until November 30, 2026.")
                        .doesNotContain(EMMY));
    }

    @Test
    void whoever_is_named_gets_the_report_about_everybody() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.team(MARY, "Emmy Noether <emmy@corp.example>");
        rosters.become(GRANTED, ADA);
        rosters.become(DECLINED, EMMY);
        take(MONDAY, completion(new Wishes(true, List.of(BOARD))));

        var mail = sentTo(BOARD);

        assertThat(mail.subject()).isEqualTo("1 of 3 done: Docusign permissions of everybody, week 49 of 2026");
        assertThat(mail.text())
                .containsSubsequence(
                        "1 of 3 done",
                        "Needs help: 1",
                        "Will break at go-live: 2",
                        "- Emmy Noether <emmy@corp.example>, Contract Archive: Has declined",
                        "By application",
                        "- Contract Archive: 1 of 3 done",
                        "What stands in the way",
                        "- Has declined: 1",
                        "How long people have been missing",
                        "- up to 6 days: 2",
                        "/reports/2026-W49",
                        "You get this mail because you are named as a recipient of the report about everybody.");
        assertThat(new String(mail.files().get("consents-2026-W49.csv"), UTF_8)).contains(ADA, CHARLES, EMMY);
        assertThat(StandIns.mail().messagesTo(GRACE)).hasSize(1);
    }

    @Test
    void a_report_the_server_refuses_is_held_and_shown_and_the_others_go() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        rosters.team(MARY, "Emmy Noether <emmy@corp.example>");
        take();
        StandIns.mail().rejects(GRACE, 552, "5.3.4 message too big");

        var mary = sentTo(MARY);

        assertThat(mary.text()).contains(EMMY);
        assertThat(reportsTo(GRACE)).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo(DeliveryStatus.UNDELIVERABLE);
            assertThat(report.lastReply()).contains("message too big");
        });
    }

    @Test
    void files_that_are_too_large_for_a_mail_stay_on_the_page() {
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>");
        take();
        var period = periods.find("2026-W49").orElseThrow();

        var files = new ReportFiles(people, periods, new Wishes(true, List.of()))
                .of(period, new Scope.Tree(GRACE), Locale.ENGLISH);

        assertThat(files.with()).isEqualTo(WithFiles.TOO_LARGE);
        assertThat(files.attachments()).isEmpty();
        assertThat(WithFiles.TOO_LARGE.in(Locale.ENGLISH)).contains("too large to attach");
    }

    private void take() {
        take(MONDAY);
    }

    private void take(Instant at) {
        take(at, completion);
    }

    private void take(Instant at, Completion completed) {
        if (clock.instant().isBefore(at)) {
            clock.set(at);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> new WeeklySnapshot(snapshots, completed, Weekly.CONFIG, applicationClock).takeDue());
    }

    private Completion completion(ReportMailsConfig wishes) {
        var recipients = new ReportRecipients(managers, delegates, wishes);
        var orders = new ReportOrders(session, outbox, reportManagers, recipients, wishes);
        return new Completion(session, counting, orders, applicationClock);
    }

    private CaughtMessage sentTo(String recipient) {
        clock.set(MONDAY.plus(Duration.ofHours(8)));
        dispatcher.dispatchDue();
        assertThat(StandIns.mail().messagesTo(recipient)).hasSize(1);
        return StandIns.mail().messagesTo(recipient).getFirst();
    }

    private List<DeliveryRow> reportsTo(String recipient) {
        return deliveries.list(DeliveryFilter.ALL, null, 100).stream()
                .filter(mail -> mail.reportPeriod() != null && mail.to().equals(recipient))
                .toList();
    }

    private SentMail looked(String recipient) {
        return sentMails.find(reportsTo(recipient).getFirst().id()).orElseThrow();
    }

    /** What is wanted of the mails, and hardly any room for files. */
    private record Wishes(boolean allDone, List<String> named) implements ReportMailsConfig {

        @Override
        public Optional<List<String>> executives() {
            return Optional.of(named);
        }

        @Override
        public Attachments attachments() {
            return Attachments.BOTH;
        }

        @Override
        public MemorySize attachmentLimit() {
            return new MemorySize(BigInteger.valueOf(500));
        }
    }
}
