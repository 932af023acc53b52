package org.consentcourier.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWithIgnoringCase;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.consentcourier.support.StandIns;
import org.consentcourier.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ProblemTest {

    private static final String PROBE = "/api/v1/probe";

    @ParameterizedTest
    @CsvSource({"ada, lovelace, it", "grace, hopper, manager", "charles, babbage, auditor", "joan, clarke, developer"})
    void a_name_and_password_open_the_api_with_their_roles(String name, String password, String role) {
        as(name, password).get(PROBE).then().statusCode(200).body("name", equalTo(name), "roles", hasItem(role));
    }

    @Test
    void a_manager_brings_their_own_address() {
        as("grace", "hopper").get(PROBE).then().body("email", equalTo("grace@corp.example"));
    }

    @Test
    void nobody_is_asked_for_a_password_and_never_sent_to_a_login_page() {
        given().redirects()
                .follow(false)
                .accept("text/html, */*;q=0.8")
                .get(PROBE)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWithIgnoringCase("basic "))
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(401), "title", equalTo("Unauthorized"), "instance", equalTo(PROBE));
    }

    @ParameterizedTest
    @CsvSource({"ada, wrong", "nobody, lovelace", "grace, wrong"})
    void a_wrong_name_or_password_is_refused_alike(String name, String password) {
        as(name, password).get(PROBE).then().statusCode(401).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {PROBE, "//api/v1/probe", "/api;x=y/v1/probe", "/%61pi/v1/probe", "/x/../api/v1/probe"})
    void a_session_cookie_does_not_open_the_api(String path) {
        var answer = Browser.of("ada", "lovelace").get(path);

        org.assertj.core.api.Assertions.assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void a_missing_role_and_a_forgotten_annotation_are_both_closed() {
        as("grace", "hopper")
                .contentType(ContentType.JSON)
                .body("{\"name\":\"x\"}")
                .post(PROBE)
                .then()
                .statusCode(403);
        as("ada", "lovelace").get(PROBE + "/forgotten").then().statusCode(403).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void an_invalid_body_names_each_wrong_field() {
        as("ada", "lovelace")
                .contentType(ContentType.JSON)
                .body("{\"name\":\" \"}")
                .post(PROBE)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("errors[0].field", equalTo("name"), "errors[0].message", equalTo("must not be blank"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"nam", "[]", "\"x\"", ""})
    void a_body_that_cannot_be_read_is_a_problem_without_internals(String body) {
        as("ada", "lovelace")
                .contentType(ContentType.JSON)
                .body(body)
                .post(PROBE)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body(not(containsString("jackson")));
    }

    @Test
    void what_the_code_refuses_is_told_word_for_word() {
        as("ada", "lovelace")
                .get(PROBE + "/conflict")
                .then()
                .statusCode(409)
                .body("detail", equalTo("It is started already. Pause it first."));
    }

    @Test
    void a_crash_tells_nothing_of_the_inside() {
        as("ada", "lovelace")
                .get(PROBE + "/crash")
                .then()
                .statusCode(500)
                .contentType(Problem.MEDIA_TYPE)
                .body(not(containsString("internal thoughts")), not(containsString("Exception")));
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/nothing, 404", "DELETE, /api/v1/probe, 405", "GET, /api/nothing, 404"})
    void an_unknown_address_or_method_is_a_problem(String method, String path, int status) {
        as("ada", "lovelace").request(method, path).then().statusCode(status).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://evil.example", "Origin, null", "Sec-Fetch-Site, cross-site"})
    void a_browser_that_holds_the_password_cannot_be_used_by_another_site(String header, String value) {
        as("ada", "lovelace")
                .header(header, value)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"x\"}")
                .post(PROBE)
                .then()
                .statusCode(403);
    }

    private static RequestSpecification as(String name, String password) {
        return given().auth().preemptive().basic(name, password);
    }
}
