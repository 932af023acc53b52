package org.consentcourier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.as;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.report.ReportWorkbook;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ReportsResourceTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure CHARLES = Figure.named("charles");
    private static final Figure JOAN = Figure.named("joan");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    WeeklySnapshot snapshot;

    @BeforeEach
    void begin() {
        scene.begin();
        scene.roster("grace@corp.example", ADA, CHARLES);
        scene.roster("other@corp.example", JOAN);
        scene.consents(ADA);
        sweep.sweep();
        snapshot.takeDue();
    }

    @Test
    void it_reads_about_everybody_or_one_team() {
        it().get("/reports").then().body("items", hasSize(1)).body("items[0]", not(hasKey("previous")));

        it().get("/reports/" + period())
                .then()
                .statusCode(200)
                .body("numbers.done", is(1), "numbers.missing", is(2))
                .body("missing.personEmail", containsInAnyOrder(CHARLES.email(), JOAN.email()))
                .body("$", not(hasKey("manager")));
        it().get("/reports/" + period() + "?manager=Other@corp.example")
                .then()
                .body("missing.personEmail", contains(JOAN.email()));
    }

    @Test
    void a_manager_reads_about_their_own_people_and_nobody_else() {
        for (var query : new String[] {"", "?manager=other@corp.example"}) {
            as("manager")
                    .get("/reports/" + period() + query)
                    .then()
                    .statusCode(200)
                    .body("manager", equalTo("grace@corp.example"), "numbers.done", is(1))
                    .body("missing.personEmail", contains(CHARLES.email()));
        }
    }

    @Test
    void a_period_without_report_is_not_found() {
        problem(it().get("/reports/2020-W01").then(), 404);
        problem(as("manager").get("/reports/2020-W01").then(), 404);
    }

    private static String period() {
        return it().get("/reports").then().extract().path("items[0].key");
    }

    @Test
    void the_people_are_told_as_a_file_too_and_of_a_manager_the_tree_alone() throws Exception {
        var everybody = it().accept("text/csv").get("/reports/" + period());
        everybody
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"report-" + period() + ".csv\"")
                .body(containsString(ADA.email()), containsString(JOAN.email()));

        for (var query : new String[] {"", "?manager=other@corp.example"}) {
            as("manager")
                    .accept("text/csv")
                    .get("/reports/" + period() + query)
                    .then()
                    .statusCode(200)
                    .body(containsString(ADA.email()), not(containsString(JOAN.email())));
            var book = as("manager").accept(ReportWorkbook.MEDIA_TYPE).get("/reports/" + period() + query);
            assertThat(cells(book.asByteArray()))
                    .contains(ADA.email(), CHARLES.email())
                    .doesNotContain(JOAN.email());
        }
    }

    @Test
    void a_report_says_what_is_below_and_how_the_company_stands() {
        it().get("/reports/" + period())
                .then()
                .body("company.domains.name", contains("corp.example"), "company.trend.points", hasSize(1));
        as("manager")
                .get("/reports/" + period())
                .then()
                .body("tree.below.done", is(1), "tree.teams", hasSize(0), "$", not(hasKey("company")));
    }

    @Test
    void reports_are_sent_by_hand_after_a_dry_run() {
        it().post("/reports/" + period() + "/send?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", is(true));
        it().post("/reports/" + period() + "/send").then().statusCode(200).body("mails", is(0));
        problem(it().post("/reports/2020-W01/send").then(), 404);
        problem(it().post("/reports/" + period() + "/send?dryRun=perhaps").then(), 400);
    }

    private static List<String> cells(byte[] book) throws IOException {
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            return read.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()))
                    .toList();
        }
    }
}
