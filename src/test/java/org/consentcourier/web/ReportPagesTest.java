package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.consent.ConsentStatus.DECLINED;
import static org.consentcourier.consent.ConsentStatus.EXEMPT;
import static org.consentcourier.consent.ConsentStatus.GRANTED;
import static org.consentcourier.consent.ConsentStatus.PENDING;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.consentcourier.report.ReportDelegates;
import org.consentcourier.report.ReportDelegates.Wish;
import org.consentcourier.report.ReportPeriod;
import org.consentcourier.report.Reports;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Rosters;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reports as pages: grace leads ada, charles and mary; mary leads emmy and karen; joan leads rosalind. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportPagesTest {

    private static final String ADA = "ada@corp.example";
    private static final String CHARLES = "charles@corp.example";
    private static final String EMMY = "emmy@corp.example";
    private static final String GRACE = "grace@corp.example";
    private static final String JOAN = "joan@corp.example";
    private static final String KAREN = "karen@corp.example";
    private static final String MARY = "mary@corp.example";
    private static final String ROSALIND = "rosalind@corp.example";
    private static final List<String> NOT_GRACES = List.of("Rosalind", "joan@corp", "rosalind@corp");

    @Inject
    Scene scene;

    @Inject
    Rosters rosters;

    @Inject
    WeeklySnapshot snapshot;

    @Inject
    Reports reports;

    @Inject
    ReportDelegates delegates;

    @Inject
    MovableClock clock;

    private Visitor visitor = Visitor.loggedIn("manager");

    @BeforeEach
    void five_reports_were_taken() {
        scene.begin();
        scene.start();
        rosters.team(
                GRACE,
                "Ada Lovelace <ada@corp.example>",
                "Charles Babbage <charles@corp.example>",
                "Mary Somerville <mary@corp.example>");
        rosters.team(MARY, "Emmy Noether <emmy@corp.example>", "Karen Sparck-Jones <karen@corp.example>");
        rosters.team(JOAN, "Rosalind Franklin <rosalind@corp.example>");
        rosters.become(PENDING, ADA, CHARLES, EMMY, KAREN, MARY, ROSALIND);
        rosters.mailed(ADA);
        rosters.cameBack(ADA);
        taken();
        rosters.become(GRANTED, MARY);
        taken();
        taken();
        rosters.become(GRANTED, EMMY);
        rosters.become(DECLINED, ROSALIND);
        taken();
        rosters.become(GRANTED, KAREN);
        rosters.become(DECLINED, CHARLES);
        taken();
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void a_manager_reads_what_matters_and_goes_down_to_people_of_the_tree() {
        visitor.opens("/reports");

        visitor.reads("Report, " + period().inWords());
        assertThat(visitor.text())
                .contains("1 of 3", "With everybody below: 3 of 5", "Address takes no mail", "Declined")
                .contains("Tell IT the right address.")
                .doesNotContain(NOT_GRACES);
        Look.at(visitor.page, "report-manager");

        visitor.follows("Mary Somerville");
        assertThat(visitor.text()).contains("Mary Somerville: own people", "2 of 2", "Nobody needs you now");
        visitor.follows("All people");
        assertThat(visitor.text())
                .contains("Emmy Noether", "Karen Sparck-Jones")
                .doesNotContain("Ada");

        visitor.opens("/reports/" + period().key() + "/people");
        assertThat(visitor.text())
                .contains("Ada", "Charles", "Mary", "Emmy", "Karen")
                .doesNotContain(NOT_GRACES);
        Look.at(visitor.page, "report-people");
    }

    @Test
    void what_the_manager_can_do_is_one_click_away() {
        visitor.opens("/reports");
        visitor.page.locator("a[aria-label='Has left: Charles Babbage']").click();

        visitor.reads("Has Charles Babbage left the company?");
    }

    @Test
    void weeks_are_picked_without_scripts() {
        visitor.opens("/reports");
        visitor.follows("Week before");
        assertThat(visitor.page.url())
                .endsWith("/reports/" + reports.periods().get(1).key() + "?manager=grace%40corp.example");

        visitor.page.locator("#week").selectOption(reports.periods().getLast().key());
        visitor.presses("Show");
        visitor.reads("Report, " + reports.periods().getLast().inWords());
        assertThat(visitor.text()).contains("0 of 3");
    }

    @Test
    void whatever_a_manager_writes_into_an_address_leads_to_nobody_outside_the_tree() {
        var browser = Browser.of("manager", "sandbox");
        var week = "/reports/" + period().key();
        for (var whose : List.of(JOAN, "JOAN@corp.example", "", "%27%20or%201=1", ROSALIND, " joan@corp.example")) {
            var query = "?manager=" + whose.replace("@", "%40").replace(" ", "%20");
            for (var page : List.of(
                    week + query,
                    week + "/people" + query,
                    week + "/people" + query + "&part=LATE",
                    week + "/people.csv" + query)) {
                var answer = browser.get(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).doesNotContain("Rosalind", "rosalind@corp");
            }
        }
        for (var forbidden : List.of(week + "/managers", "/people", "/overview")) {
            assertThat(browser.get(forbidden).statusCode()).as(forbidden).isEqualTo(403);
        }
        assertThat(browser.get("/reports/2020-W01").statusCode()).isEqualTo(404);
        assertThat(browser.get("/reports/2020-W01/people").statusCode()).isEqualTo(404);
        assertThat(browser.get("/reports/2020-W01/people.xlsx").statusCode()).isEqualTo(404);
        assertThat(browser.get(week + "/people.csv").body()).contains("ada@corp.example", "emmy@corp.example");
    }

    @Test
    void a_later_move_shows_nobody_of_an_earlier_report() {
        rosters.team(GRACE, "Rosalind Franklin <rosalind@corp.example>");

        var browser = Browser.of("manager", "sandbox");
        assertThat(browser.get("/reports/" + period().key() + "/people").body()).doesNotContain("Rosalind");
        taken();
        assertThat(browser.get("/reports/" + period().key() + "/people").body()).contains("Rosalind");
        assertThat(browser.get("/reports/" + reports.periods().get(1).key() + "/people")
                        .body())
                .doesNotContain("Rosalind");
    }

    @Test
    void who_stands_in_reads_that_tree_too_until_it_is_ended() {
        var set = delegates.set(new Wish(JOAN, GRACE, null, null), "it");
        var browser = Browser.of("manager", "sandbox");
        var page = "/reports/" + period().key() + "?manager=joan%40corp.example";
        assertThat(browser.get(page).body()).contains("Rosalind", "act?link=").doesNotContain("Ada Lovelace");
        visitor.opens("/reports");
        visitor.page.locator("#whose").selectOption(JOAN);
        visitor.presses("Show");
        assertThat(visitor.text()).contains("Rosalind");
        Look.at(visitor.page, "report-manager-delegate");

        delegates.end(((ReportDelegates.Outcome.Set) set).delegate().id(), null, "it");

        assertThat(browser.get(page).body()).contains("Ada Lovelace").doesNotContain("Rosalind");
    }

    @Test
    void managers_name_who_stands_in_for_them_and_nobody_elses() {
        visitor.opens("/reports/delegates");
        visitor.page.getByLabel("Address of who stands in").fill("mary@corp.example");
        visitor.page.getByLabel("Last day (optional)").fill("2027-01-31");
        visitor.presses("Name");
        visitor.page.getByText("Noted.").waitFor();
        assertThat(visitor.text()).contains("mary@corp.example");
        Look.at(visitor.page, "delegate-list");

        var browser = Browser.of("manager", "sandbox");
        var joans = ((ReportDelegates.Outcome.Set) delegates.set(new Wish(JOAN, ADA, null, null), "it")).delegate();
        var token = Browser.token(browser.get("/reports/delegates"));
        browser.post("/reports/delegates/" + joans.id() + "/end", Map.of("token", token));
        browser.post("/reports/delegates", Map.of("token", token, "manager", JOAN, "delegate", EMMY));

        assertThat(browser.get("/reports/delegates").body()).doesNotContain("joan@corp");
        assertThat(delegates.list(JOAN)).containsExactly(joans);
        assertThat(delegates.list(GRACE)).hasSize(2);
        assertThat(browser.post("/reports/delegates", Map.of("token", token, "delegate", "eve@evil.example"))
                        .body())
                .contains("Nobody of that address is on the roster");
    }

    @Test
    void it_reads_about_the_whole_company_and_every_manager() {
        rosters.become(EXEMPT, EMMY);
        taken();
        visitor.close();
        visitor = Visitor.loggedIn("it");
        visitor.opens("/reports");

        visitor.reads("Report, " + period().inWords());
        assertThat(visitor.text())
                .contains(
                        "2 of 5",
                        "Why asking alone leads nowhere",
                        "Declined",
                        "corp.example",
                        "By manager, own people");
        Look.at(visitor.page, "report-company");
        visitor.page.locator("table a").getByText("joan@corp.example").click();
        assertThat(visitor.text()).contains("Rosalind Franklin").doesNotContain("Remind");
        visitor.opens("/reports/" + period().key() + "/people?part=LATE&problem=DECLINED");
        assertThat(visitor.text()).contains("Rosalind", "Charles").doesNotContain("Ada Lovelace");
    }

    @Test
    void without_any_report_the_page_says_so() {
        scene.begin();

        visitor.opens("/reports");

        visitor.reads("Reports");
        Look.at(visitor.page, "report-none");
    }

    @Test
    void lists_of_people_go_on_page_by_page() {
        var people = IntStream.range(0, 60)
                .mapToObj("Person %1$02d <person%1$02d@corp.example>"::formatted)
                .toArray(String[]::new);
        rosters.team(GRACE, people);
        taken();

        visitor.opens("/reports/" + period().key() + "/people?part=MISSING");
        assertThat(visitor.text()).contains("Person 01").doesNotContain("Person 59");
        visitor.follows("Next page");

        assertThat(visitor.text()).contains("Person 59").doesNotContain("Person 01");
    }

    private void taken() {
        clock.advance(Duration.ofDays(7));
        assertThat(snapshot.takeDue()).isOne();
    }

    private ReportPeriod period() {
        return reports.periods().getFirst();
    }
}
