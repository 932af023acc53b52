package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.EXEMPT;
import static org.consentcourier.consent.ConsentStatus.PENDING;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.consentcourier.audit.AuditLine;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.OpenQuestions;
import org.consentcourier.consent.OpenQuestions.Question;
import org.consentcourier.consent.QuestionKind;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.DeliveryFilter;
import org.consentcourier.delivery.DeliveryKind;
import org.consentcourier.delivery.DeliveryRow;
import org.consentcourier.report.ReportAction;
import org.consentcourier.report.ReportLinks;
import org.consentcourier.report.Reports;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.support.LogLines;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a manager can do from the weekly report without a login, and what nobody can. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ActionPagesTest {

    private static final String ADA = "ada@corp.example";
    private static final String CHARLES = "charles@corp.example";
    private static final String EMMY = "emmy@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String MARY = "mary@corp.example";

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    WeeklySnapshot snapshot;

    @Inject
    Reports reports;

    @Inject
    ReportLinks links;

    @Inject
    ConsentViews views;

    @Inject
    OpenQuestions questions;

    @Inject
    Deliveries deliveries;

    @Inject
    AuditTrail audit;

    @Inject
    MovableClock clock;

    private final Visitor visitor = new Visitor();

    @BeforeEach
    void ada_and_charles_are_late_and_charles_had_a_mail_today() {
        scene.begin();
        scene.start();
        rosters.team(GRACE, "Ada Lovelace <ada@corp.example>", "Charles Babbage <charles@corp.example>");
        rosters.team(MARY, "Emmy Noether <emmy@corp.example>");
        rosters.become(PENDING, ADA, CHARLES, EMMY);
        List.of(ADA, CHARLES, EMMY).forEach(rosters::mailed);
        rosters.warned(ADA);
        rosters.warned(EMMY);
        clock.advance(Duration.ofDays(20));
        rosters.warned(CHARLES);
        snapshot.takeDue();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void nudging_all_reminds_whom_the_gates_let_and_tells_why_others_are_not() {
        visitor.opens(links.nudgeAll(week(), GRACE));

        visitor.reads("Send a reminder?");
        assertThat(visitor.text())
                .contains("Ada Lovelace", "Charles Babbage: had a mail only a short time ago")
                .doesNotContain("Emmy", "@");
        Look.at(visitor.page, "act-nudge");
        visitor.presses("Send the reminder");

        visitor.reads("The reminder is on its way");
        assertThat(reminders()).extracting(DeliveryRow::to).containsExactly(ADA);
        assertThat(acts())
                .singleElement()
                .satisfies(act -> assertThat(act.actor()).isEqualTo("grace@corp.example via report " + week()));
        assertThat(views.events(id(ADA)))
                .last()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("grace@corp.example via report " + week()));
        Look.at(visitor.page, "act-nudged");

        visitor.opens(links.nudgeAll(week(), GRACE));
        visitor.reads("Already done");
        Look.at(visitor.page, "act-used");
    }

    @Test
    void where_nobody_can_be_reminded_there_is_no_button_and_the_link_stays_good() {
        var link = links.person(ReportAction.NUDGE, week(), GRACE, id(CHARLES));
        visitor.opens(link);
        visitor.reads("No reminder at the moment");
        Look.at(visitor.page, "act-nudge-nobody");

        assertThat(post(new Browser(), link).headers().firstValue("Location").orElse(""))
                .doesNotContain("told");
        assertThat(reminders()).isEmpty();

        clock.advance(Duration.ofDays(4));
        visitor.opens(link);
        visitor.presses("Send the reminder");
        visitor.reads("The reminder is on its way");
        assertThat(reminders()).extracting(DeliveryRow::to).containsExactly(CHARLES);
    }

    @Test
    void a_scanner_that_follows_every_link_changes_nothing() {
        var scanner = new Browser();
        for (var link : all(GRACE, ADA)) {
            assertThat(scanner.get(path(link)).statusCode()).isEqualTo(200);
            assertThat(scanner.get(path(link), "Sec-Purpose", "prefetch").statusCode())
                    .isEqualTo(503);
            assertThat(scanner.head(path(link)).statusCode()).isEqualTo(200);
            var headers = scanner.get(path(link)).headers();
            assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        }

        assertThat(reminders()).isEmpty();
        assertThat(questions.open(null, 10)).isEmpty();
        assertThat(acts()).isEmpty();
        for (var link : all(GRACE, ADA)) {
            assertThat(scanner.get(path(link)).body()).contains("<form");
        }
    }

    @Test
    void a_link_acts_once_however_often_and_by_however_many_it_is_used() throws Exception {
        var link = links.nudgeAll(week(), GRACE);
        var together = new CyclicBarrier(2);
        Callable<Integer> press = () -> {
            var browser = new Browser();
            var token = Browser.token(browser.get(path(link)));
            together.await();
            return browser.post("/act", Map.of("link", text(link), "token", token))
                    .statusCode();
        };

        try (var two = Executors.newFixedThreadPool(2)) {
            assertThat(two.invokeAll(List.of(press, press)))
                    .extracting(answer -> answer.get())
                    .containsExactlyInAnyOrder(303, 409);
        }

        clock.advance(Duration.ofDays(10));
        var replayed = post(new Browser(), link);
        assertThat(replayed.statusCode()).isEqualTo(409);
        assertThat(replayed.body()).contains("Already done");
        assertThat(reminders()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT_COMPANY, LEFT_COMPANY, has left the company: since May",
        "WRONG_MANAGER, WRONG_MANAGER, not one of my people: since May",
        "EXEMPTION_WANTED, EXEMPTION_WANTED, should not have to consent: since May"
    })
    void what_only_it_may_decide_becomes_a_question_and_changes_no_state(
            ReportAction action, QuestionKind kind, String detail) {
        visitor.opens(links.person(action, week(), GRACE, id(ADA)));
        Look.at(visitor.page, "act-" + action.name().toLowerCase(Locale.ROOT));
        visitor.page.locator("#note").fill("since May");
        visitor.presses("Tell IT");

        visitor.reads("Thank you, noted");
        assertThat(questions.open(null, 10)).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(kind);
            assertThat(question.detail()).isEqualTo(detail);
            assertThat(question.askedBy()).isEqualTo("grace@corp.example via report " + week());
            assertThat(question.requestId()).isEqualTo(id(ADA));
        });
        assertThat(row(ADA).status()).isEqualTo(PENDING);
        assertThat(acts()).singleElement().satisfies(act -> {
            assertThat(act.subject()).isEqualTo("request " + id(ADA));
            assertThat(act.actor()).contains("via report " + week());
        });
    }

    @Test
    void nobody_is_asked_about_who_is_out_already() {
        rosters.become(EXEMPT, ADA);
        visitor.opens(links.person(ReportAction.EXEMPTION_WANTED, week(), GRACE, id(ADA)));
        visitor.presses("Tell IT");

        visitor.reads("Nothing to do any more");
        assertThat(questions.open(null, 10)).isEmpty();
    }

    @Test
    void it_answers_what_managers_say_by_one_click() {
        for (var action : List.of(ReportAction.WRONG_MANAGER, ReportAction.EXEMPTION_WANTED)) {
            post(
                    new Browser(),
                    links.person(action, week(), GRACE, id(action == ReportAction.WRONG_MANAGER ? CHARLES : ADA)));
        }
        try (var it = Visitor.loggedIn("it")) {
            it.opens("/questions");
            it.reads("Questions");
            assertThat(it.text()).contains("asked by grace@corp.example via report " + week());
            Look.at(it.page, "question-list-managers");
            it.presses("Corrected on the roster: go on asking");
            it.page.getByText("Answered.").waitFor();
            it.presses("Exempt: no check, no mail");
            it.page.getByText("Answered.").waitFor();
        }

        assertThat(questions.open(null, 10)).extracting(Question::kind).isEmpty();
        assertThat(row(ADA).status()).isEqualTo(EXEMPT);
        assertThat(row(ADA).exemptReason()).isEqualTo("should not have to consent");
        assertThat(row(CHARLES).status()).isEqualTo(PENDING);
    }

    @Test
    void nobody_acts_on_other_managers_people_nor_with_anything_forged() {
        var browser = new Browser();
        for (var link : all(GRACE, EMMY)) {
            if (!link.equals(links.nudgeAll(week(), GRACE))) {
                assertThat(browser.get(path(link)).statusCode()).isEqualTo(404);
                assertThat(post(browser, link).statusCode()).isEqualTo(404);
            }
        }
        var good = text(links.person(ReportAction.LEFT_COMPANY, week(), GRACE, id(ADA)));
        for (var forged : List.of(
                good.replace(id(ADA).toString(), id(EMMY).toString()),
                good.replace(".left.", ".nudge."),
                good.substring(0, good.length() - 1),
                "",
                "r1")) {
            assertThat(post(browser, forged).statusCode()).as(forged).isEqualTo(404);
        }
        assertThat(browser.get("/act").statusCode()).isEqualTo(404);
        assertThat(browser.post("/act", Map.of("link", good)).statusCode()).isEqualTo(403);

        assertThat(questions.open(null, 10)).isEmpty();
        assertThat(reminders()).isEmpty();
    }

    @Test
    void a_link_whose_time_is_over_names_nobody_and_does_nothing() {
        var link = links.person(ReportAction.LEFT_COMPANY, week(), GRACE, id(ADA));
        clock.advance(Duration.ofDays(14));

        visitor.opens(link);

        visitor.reads("This link is out of date");
        assertThat(visitor.text()).doesNotContain("Ada");
        Look.at(visitor.page, "act-expired");
        assertThat(post(new Browser(), link).statusCode()).isEqualTo(410);
        assertThat(questions.open(null, 10)).isEmpty();
    }

    @Test
    void a_manager_of_whom_nobody_is_late_reminds_nobody() {
        var link = links.nudgeAll(week(), GRACE);
        rosters.become(EXEMPT, ADA, CHARLES);
        clock.advance(Duration.ofMinutes(3));
        snapshot.takeDue();
        var later = links.nudgeAll(week(), GRACE);

        assertThat(post(new Browser(), later).statusCode()).isEqualTo(303);
        assertThat(post(new Browser(), link).statusCode()).isEqualTo(303);
        assertThat(later).isNotEqualTo(link);

        assertThat(reminders()).isEmpty();
    }

    @Test
    void the_page_speaks_the_language_of_who_asks_and_keeps_the_link() {
        visitor.opens(links.person(ReportAction.WRONG_MANAGER, week(), GRACE, id(ADA)));
        for (var spoken : Map.of(
                        "Deutsch", "Ada Lovelace gehört nicht zu Ihrem Team?",
                        "Français", "Ada Lovelace ne fait pas partie de votre équipe ?",
                        "Español", "¿Ada Lovelace no es de su equipo?",
                        "Português", "Ada Lovelace não é da sua equipe?",
                        "日本語", "Ada Lovelace さんは部下ではありませんか？")
                .entrySet()) {
            visitor.follows(spoken.getKey());
            visitor.reads(spoken.getValue());
        }
        Look.at(visitor.page, "act-wrong-manager-ja");
    }

    @Test
    void no_log_holds_a_link() {
        var link = links.person(ReportAction.LEFT_COMPANY, week(), GRACE, id(ADA));
        try (var lines = LogLines.read()) {
            var browser = new Browser();
            browser.get(path(link));
            post(browser, link);
            post(browser, link);
            browser.get(path(link) + "x");

            assertThat(lines.containing("/act ")).isNotEmpty();
            assertThat(lines.containing("r1.")).isEmpty();
        }
    }

    private List<URI> all(String manager, String person) {
        var all = new ArrayList<URI>();
        for (var action : ReportAction.values()) {
            all.add(
                    action == ReportAction.NUDGE_ALL
                            ? links.nudgeAll(week(), manager)
                            : links.person(action, week(), manager, id(person)));
        }
        return all;
    }

    private HttpResponse<String> post(Browser browser, URI link) {
        return post(browser, text(link));
    }

    private static HttpResponse<String> post(Browser browser, String link) {
        var token = "a".repeat(32);
        return browser.post("/act", Map.of("link", link, "token", token), "Cookie", FormToken.COOKIE + "=" + token);
    }

    private List<DeliveryRow> reminders() {
        return deliveries.list(DeliveryFilter.ALL, null, 100).stream()
                .filter(mail -> mail.kind() == DeliveryKind.REMINDER)
                .toList();
    }

    private List<AuditLine> acts() {
        return audit.newest(0, 50).stream()
                .filter(line -> line.actor().contains("via report"))
                .toList();
    }

    private String week() {
        return reports.periods().getFirst().key();
    }

    private ConsentRow row(String email) {
        return views.list(new ConsentFilter(StandIns.APPLICATION, null, null, null, email, null), null, 1)
                .getFirst();
    }

    private UUID id(String email) {
        return row(email).id();
    }

    private static String path(URI link) {
        return link.getPath() + "?" + link.getRawQuery();
    }

    private static String text(URI link) {
        return link.getQuery().replaceFirst("^link=", "");
    }
}
