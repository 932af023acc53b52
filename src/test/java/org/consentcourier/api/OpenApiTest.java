package org.consentcourier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Map;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OpenApiTest {

    @Test
    void every_operation_has_a_name_a_group_a_summary_and_its_problems() {
        var names = new ArrayList<Object>();
        Map<String, Map<String, Map<String, Object>>> paths =
                description().extract().path("paths");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (path.startsWith("/api/v1/probe")) { // of the tests only
                return;
            }
            assertThat(operation).as(method + " " + path).containsKeys("operationId", "tags", "summary");
            assertThat(operation.get("responses"))
                    .as(method + " " + path)
                    .asString()
                    .contains("default", "application/problem+json");
            names.add(operation.get("operationId"));
        }));

        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("importRoster", "listConsents", "startApplication")
                .hasSize(56);
    }

    @Test
    void the_description_knows_the_problem_document_and_the_fields_of_a_consent() {
        description()
                .body("components.schemas.Problem.properties", hasKey("detail"))
                .body("components.schemas.Problem.properties", hasKey("errors"))
                .body("components.schemas.ConsentRow.properties", hasKey("provenScopes"))
                .body("components.schemas.ConsentRow.properties", hasKey("userId"))
                .body("components.schemas.ConsentStatus.enum", hasItems("PENDING", "GRANTED"));
    }

    private static ValidatableResponse description() {
        return given().get("/q/openapi?format=json").then().statusCode(200);
    }
}
