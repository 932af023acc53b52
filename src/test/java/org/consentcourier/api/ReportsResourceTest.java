package org.consentcourier.api;

import static org.consentcourier.api.Api.as;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
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
        for (var query : new String[] {"", "?manager=other@corp.example", "?manager="}) {
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
}
