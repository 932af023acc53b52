package org.consentcourier.api;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consentcourier.api.Api.it;
import static org.consentcourier.api.Api.problem;
import static org.consentcourier.api.Api.upload;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import org.consentcourier.sandbox.SampleRoster;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ImportsResourceTest {

    private static final String BOUNDARY = "between-the-parts";

    @Inject
    Scene scene;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void the_sample_roster_is_imported_with_counts_and_found_again() {
        var location = upload(SampleRoster.csv())
                .multiPart("application", StandIns.APPLICATION)
                .post("/imports")
                .then()
                .statusCode(201)
                .body("state", equalTo("COMMITTED"))
                .body("counts.added", is(40), "counts.updated", is(0), "counts.unchanged", is(0))
                .body("counts.leaving", is(0), "counts.rejected", is(0))
                .body("counts.duplicates", is(0), "counts.conflicts", is(0))
                .body("fileName", equalTo("roster.csv"), "mode", equalTo("add"), "by", equalTo("it"))
                .body("applications", equalTo(java.util.List.of("demo")), "at", equalTo("2026-11-25T10:00:00Z"))
                .extract()
                .header("Location");

        var id = location.substring(location.lastIndexOf('/') + 1);
        it().get("/imports/" + id).then().statusCode(200).body("id", equalTo(id), "counts.added", is(40));
        it().get("/imports").then().body("items", hasSize(1), "items[0].id", equalTo(id));
        it().get("/consents?limit=100").then().body("items", hasSize(40));
    }

    @Test
    void the_same_file_twice_is_all_unchanged() {
        upload(SampleRoster.csv()).post("/imports").then().statusCode(201);

        upload(SampleRoster.csv())
                .post("/imports")
                .then()
                .body("counts.unchanged", is(40), "counts.added", is(0), "counts.updated", is(0));
    }

    @Test
    void a_dry_run_tells_what_would_change_and_changes_nothing() {
        upload(SampleRoster.csv())
                .multiPart("dryRun", "true")
                .post("/imports")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRY_RUN"), "counts.added", is(40));

        it().get("/people").then().body("items", hasSize(0));
        it().get("/consents").then().body("items", hasSize(0));
    }

    @Test
    void the_rows_not_taken_are_a_csv_file() {
        var id = upload("Email,FirstName\nada@corp.example,Ada\n=1+1,Eve\n")
                .post("/imports")
                .then()
                .body("counts.added", is(1), "counts.rejected", is(1))
                .extract()
                .<String>path("id");

        it().get("/imports/" + id + "/rejects.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("rejects-" + id + ".csv"))
                .body(startsWith(
                        "\uFEFFEmail,FirstName,Rejected line,Rejected column,Rejected reason\r\n'=1+1,Eve,3,Email,"));
    }

    @ParameterizedTest
    @CsvSource({"'', empty", "'Name,Phone\nAda,123', e-mail"})
    void a_file_that_is_no_roster_changes_nothing_and_is_told_the_way_out(String file, String told) {
        problem(upload(file).post("/imports").then(), 422).body("detail", containsString(told));

        it().get("/people").then().body("items", hasSize(0));
    }

    @Test
    void a_damaged_workbook_is_told_the_way_out_and_another_encoding_is_read() {
        problem(upload(new byte[] {'P', 'K', 3, 4, 0, 0}).post("/imports").then(), 422)
                .body("detail", containsString("CSV UTF-8"));
        upload("Email\nada@corp.example\n".getBytes(UTF_16))
                .post("/imports")
                .then()
                .statusCode(201)
                .body("counts.added", is(1), "format", containsString("UTF-16"));
    }

    @ParameterizedTest
    @CsvSource({
        "mode, some, 400, must be add or full",
        "leavers, many, 400, must be a number",
        "column, Mail, 400, must be a header and a field",
        "confirm, yes, 400, must be an id",
        "dryRun, perhaps, 400, must be true or false",
        "application, nothing, 422, demo"
    })
    void a_wrong_parameter_is_named(String name, String value, int status, String told) {
        problem(
                        upload(SampleRoster.csv())
                                .multiPart(name, value)
                                .post("/imports")
                                .then(),
                        status)
                .body("detail", containsString(told));

        it().get("/people").then().body("items", hasSize(0));
    }

    @Test
    void a_dry_run_is_made_true_by_what_it_says_and_can_be_looked_at_row_by_row() {
        var dryRun = upload(SampleRoster.csv())
                .multiPart("dryRun", "true")
                .post("/imports")
                .then()
                .body("mails", is(39), "format", containsString("CSV"))
                .extract()
                .<String>path("confirm");
        it().get("/imports/" + dryRun + "/changes?kind=ADDED&limit=10")
                .then()
                .statusCode(200)
                .body("$", hasSize(10), "[0].line", is(2), "[0].email", equalTo("marie.curie@northwind.example"));
        problem(it().get("/imports/" + dryRun + "/changes?kind=some").then(), 400);

        it().multiPart("confirm", dryRun)
                .post("/imports")
                .then()
                .statusCode(201)
                .body("state", equalTo("COMMITTED"), "dryRunId", equalTo(dryRun), "counts.added", is(40));

        it().multiPart("confirm", dryRun).post("/imports").then().statusCode(201);
        it().get("/imports").then().body("items.findAll { it.state == 'COMMITTED' }", hasSize(1));
    }

    @Test
    void a_roster_that_changed_since_the_dry_run_is_a_conflict_that_names_a_new_one() {
        var dryRun = upload(SampleRoster.csv())
                .multiPart("dryRun", "true")
                .post("/imports")
                .then()
                .extract()
                .<String>path("confirm");
        upload("Email\nada@corp.example\n").post("/imports").then().statusCode(201);

        var again = problem(it().multiPart("confirm", dryRun).post("/imports").then(), 409)
                .body("errors[0].field", equalTo("confirm"))
                .extract()
                .<String>path("errors[0].message");

        it().get("/people").then().body("items", hasSize(1));
        it().multiPart("confirm", again).post("/imports").then().statusCode(201);
    }

    @Test
    void leavers_beyond_the_guard_must_be_counted_and_can_be_brought_back() {
        upload(SampleRoster.csv()).post("/imports").then().statusCode(201);
        var one = "Email\nada@corp.example\n";

        problem(upload(one).multiPart("mode", "full").post("/imports").then(), 409)
                .body("errors[0].field", equalTo("leavers"), "errors[0].message", equalTo("40"));
        it().get("/consents?status=LEFT").then().body("items", hasSize(0));

        var id = upload(one)
                .multiPart("mode", "full")
                .multiPart("leavers", "40")
                .post("/imports")
                .then()
                .statusCode(201)
                .body("counts.leaving", is(40))
                .extract()
                .<String>path("id");
        it().get("/consents?status=LEFT&limit=100").then().body("items", hasSize(40));

        it().post("/imports/" + id + "/undo").then().statusCode(200).body("undoneBy", equalTo("it"));
        it().get("/consents?status=LEFT").then().body("items", hasSize(1));
        it().post("/imports/" + id + "/undo").then().statusCode(200);
    }

    @Test
    void findings_name_the_persons() {
        var id = upload("Email,ManagerEmail\nada@corp.example,ada@corp.example\n")
                .post("/imports")
                .then()
                .extract()
                .<String>path("id");

        it().get("/imports/" + id + "/findings")
                .then()
                .body("items.kind", hasItems("MANAGER_SELF"), "items[0].detail", equalTo("ada@corp.example"));
    }

    @Test
    void a_missing_file_is_told() {
        problem(it().multiPart("application", "demo").post("/imports").then(), 400)
                .body("errors[0].field", equalTo("file"));
        problem(it().contentType("text/csv").body("Email\n").post("/imports").then(), 415);
    }

    @Test
    void a_file_may_come_without_a_name() {
        it().multiPart("file", "Email\nada@corp.example\n")
                .post("/imports")
                .then()
                .statusCode(201)
                .body("counts.added", is(1));
    }

    @Test
    void several_applications_may_be_named_by_commas_or_one_by_one() {
        upload(SampleRoster.csv())
                .multiPart("application", "demo, demo")
                .multiPart("application", "demo")
                .post("/imports")
                .then()
                .statusCode(201)
                .body("applications", hasSize(1));
    }

    @Test
    void a_file_of_exactly_the_limit_arrives() throws Exception {
        assertThat(send(BodyPublishers.ofByteArray(form(file(StandIns.LARGEST_ROSTER))))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60_000, 100_000, 5_000_000})
    void a_larger_file_is_a_problem_document_however_it_is_sent(int more) throws Exception {
        var form = form(file(StandIns.LARGEST_ROSTER + more));

        requireTooLarge(send(BodyPublishers.ofByteArray(form)));
        requireTooLarge(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imports/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/imports/1", "/imports/x/rejects.csv"})
    void what_is_not_there_is_not_found(String path) {
        problem(it().get(path).then(), 404);
    }

    private static void requireTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).contains(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"status\":413");
    }

    private static HttpResponse<String> send(BodyPublisher body) throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString("it:sandbox".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create(StandIns.baseUrl() + "/api/v1/imports"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /** A roster of one person and many empty lines. */
    private static byte[] file(int bytes) {
        var start = "Email\nada@corp.example\n".getBytes(UTF_8);
        var file = new byte[bytes];
        Arrays.fill(file, (byte) '\n');
        System.arraycopy(start, 0, file, 0, start.length);
        return file;
    }

    private static byte[] form(byte[] file) {
        var head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"roster.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(UTF_8);
        var tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        var form = new byte[head.length + file.length + tail.length];
        System.arraycopy(head, 0, form, 0, head.length);
        System.arraycopy(file, 0, form, head.length, file.length);
        System.arraycopy(tail, 0, form, head.length + file.length, tail.length);
        return form;
    }
}
