package org.consentcourier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.json;
import static org.consentcourier.api.Api.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.RunState;
import org.consentcourier.consent.ConsentDecisions;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API does not understand it refuses: it never takes it for "everybody", nor for "really". */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StrictnessTest {

    private static final String ROOT = "/api/v1";
    private static final String ID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private static final Figure ADA = Figure.named("ada");
    private static final Figure EMMY = Figure.named("emmy");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    ConsentDecisions decisions;

    @Inject
    ApplicationStates states;

    /** One operation as the description has it. */
    private record Operation(String method, String path, List<String> parameters, boolean isUpload) {

        Response call(String query) {
            var request = it();
            if (isUpload) {
                request.multiPart("file", "roster.csv", new byte[0], "text/csv");
            } else if (method.equals("POST")) {
                request.contentType(ContentType.JSON).body(path.endsWith("/exempt") ? "{\"reason\":\"x\"}" : "{}");
            }
            return request.request(method, address() + "?" + query);
        }

        private String address() {
            return path.substring(ROOT.length())
                    .replace("{key}", "demo")
                    .replace("{id}", ID)
                    .replaceAll("\\{[a-z]+}", "x");
        }
    }

    @BeforeEach
    void one_is_asked_and_one_has_declined() {
        scene.begin();
        scene.roster("boss@corp.example", ADA, EMMY);
        sweep.sweep();
        decisions.decline(scene.row(EMMY).id(), "no");
    }

    @Test
    void every_operation_refuses_a_parameter_it_does_not_know_and_names_those_it_does() {
        for (var operation : operations()) {
            var answer = operation.call("departement=Sales");

            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(400);
            assertThat(answer.<String>path("errors[0].field"))
                    .as(operation.toString())
                    .isEqualTo("departement");
            assertThat(answer.<String>path("detail"))
                    .as(operation.toString())
                    .contains(
                            operation.parameters().isEmpty()
                                    ? "no parameters are taken"
                                    : "taken are " + String.join(", ", operation.parameters()) + ".");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tru", "1", "yes", ""})
    void whatever_is_neither_true_nor_false_is_no_dry_run_and_not_the_opposite_either(String written) {
        var those = operations().stream()
                .filter(operation -> operation.parameters().contains("dryRun"))
                .toList();
        assertThat(those).hasSizeGreaterThanOrEqualTo(9);

        for (var operation : those) {
            var of = operation.parameters().contains("application") ? "application=demo&" : "";
            var answer = operation.call(of + "dryRun=" + written);

            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(400);
            assertThat(answer.<String>path("errors[0].field"))
                    .as(operation.toString())
                    .isEqualTo("dryRun");
        }
        problem(
                        Api.upload("Email\n")
                                .multiPart("dryRun", written)
                                .post("/imports")
                                .then(),
                        400)
                .body("errors[0].field", equalTo("dryRun"));
        nothingWasDone();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/consents/exempt?id=                                    | id",
                "/consents/exempt?application=                           | application",
                "/consents/exempt?application=demo&stat=PENDING          | stat",
                "/consents/exempt                                        | all",
                "/consents/remind?dryRun=true                            | all",
                "/consents/check                                         | all",
                "/consents/reopen?all=true&status=DECLINED               | all",
                "/consents/reopen?all=tru                                | all",
                "/consents/reopen?status=DECLINED&status=EXPIRED         | status",
                "/deliveries/cancel                                      | all",
                "/deliveries/retry?status=                               | status",
                "/applications/demo/start?departement=Sales              | departement",
                "/applications/demo/start?address=                       | address",
                "/applications/demo/start?perDay=                        | perDay",
                "/applications/demo/start?manager=boss                   | manager",
                "/applications/demo/start?domain=corp example            | domain"
            })
    void a_mistyped_or_empty_filter_never_means_everybody(String path, String field) {
        problem(json("{\"reason\":\"x\"}").post(path).then(), 400).body("errors[0].field", equalTo(field));

        nothingWasDone();
    }

    @Test
    void everybody_is_meant_where_that_is_said() {
        json("{\"reason\":\"x\"}")
                .post("/consents/exempt?all=true&dryRun=true")
                .then()
                .statusCode(200)
                .body("people", equalTo(2));
        it().post("/deliveries/cancel?all=true&dryRun=true").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"perDay\":5,\"departement\":\"Sales\"} | departement | addresses, department, domain, importId, manager",
                "{\"addresses\":[\"\"]}               | addresses   | must be a mail address",
                "{\"addresses\":[null]}               | addresses   | must be a mail address",
                "{\"addresses\":[\"not an address\"]} | addresses   | must be a mail address",
                "{\"addresses\":[]}                   | addresses   | size must be",
                "{\"department\":\" \"}               | department  | must not be empty",
                "{\"department\":\"a\\u0000b\"}       | department  | NUL",
                "{\"manager\":\"boss\"}               | manager     | must be a mail address",
                "{\"domain\":\"corp example\"}        | domain      | must be a domain",
                "{\"perDay\":1e40}                    | perDay      | type",
                "{\"perDay\":99999999999}             | perDay      | type",
                "{\"perDay\":2.7}                     | perDay      | type",
                "{\"perDay\":0}                       | perDay      | greater"
            })
    void a_wave_that_was_not_understood_is_not_started(String body, String field, String told) {
        problem(json(body).post("/applications/demo/waves").then(), 400)
                .body("errors[0].field", equalTo(field), "errors[0].message", containsString(told));

        nothingWasDone();
    }

    @ParameterizedTest
    @CsvSource({
        "week=1, week",
        "weeks=, weeks",
        "day=1999-01-01, day",
        "weeks=1&day=2099-01-01, day",
        "day=+999999999-12-31, day",
        "start=2020-01-01, start",
        "start=2099-01-01, start"
    })
    void a_forecast_is_of_days_to_come(String query, String field) {
        problem(it().get("/applications/demo/forecast?" + query).then(), 400).body("errors[0].field", equalTo(field));
    }

    private void nothingWasDone() {
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(scene.status(EMMY)).isEqualTo(ConsentStatus.DECLINED);
        assertThat(states.of(StandIns.APPLICATION).runState()).isEqualTo(RunState.PAUSED);
        it().get("/applications/demo/waves").then().body("items", hasSize(0));
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Map<String, Object>>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        var found = new ArrayList<Operation>();
        paths.forEach((path, operations) -> operations.forEach(
                (method, told) -> found.add(operation(method.toUpperCase(Locale.ROOT), path, told))));
        found.removeIf(operation -> operation.path().startsWith("/api/v1/probe")); // of the tests only
        return found;
    }

    private static Operation operation(String method, String path, Map<String, Object> told) {
        var body = String.valueOf(told.get("requestBody"));
        return new Operation(method, path, parameters(told.get("parameters")), body.contains("multipart/form-data"));
    }

    private static List<String> parameters(@Nullable Object told) {
        return told instanceof List<?> list
                ? list.stream()
                        .map(Map.class::cast)
                        .filter(parameter -> "query".equals(parameter.get("in")))
                        .map(parameter -> String.valueOf(parameter.get("name")))
                        .sorted()
                        .toList()
                : List.of();
    }
}
