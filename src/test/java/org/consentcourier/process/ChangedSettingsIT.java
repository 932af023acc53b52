package org.consentcourier.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.consentcourier.sandbox.docusign.Integration;
import org.consentcourier.sandbox.docusign.KeyFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is started anew with other settings, and another one is not. */
class ChangedSettingsIT {

    private static final String APPLICATION = "/api/v1/applications";
    private static final String PREFIX = "courier.applications.demo.";

    private static final UUID ANOTHER_KEY = UUID.fromString("99999999-2222-4333-8444-555555555555");

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void begin() {
        installation = new Installation(folder, 24);
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void changed_settings_wait_for_it_and_bar_the_node_that_was_not_restarted()
            throws InterruptedException, SQLException {
        try (var old = installation.node("old", installation.settings())) {
            old.awaitReady();
            assertThat(installation.imports(old)).isTrue();
            Installation.await("everybody is checked", () -> installation.isDone(old));

            scopesAreAdded(old);
        }

        theIntegrationKeyIsAnother();
    }

    private void scopesAreAdded(Node old) throws InterruptedException, SQLException {
        var more = installation.settings().with(PREFIX + "scopes", "signature impersonation user_read");
        try (var fresh = installation.node("fresh", more)) {
            fresh.awaitReady();
            assertThat(is(old, "confirmRequired") && is(fresh, "confirmRequired"))
                    .isTrue();
            assertThat(is(old, "otherSettings")).isTrue();
            assertThat(confirm(old).statusCode()).isEqualTo(409);

            assertThat(confirm(fresh).statusCode()).isEqualTo(200);

            Installation.await(
                    "who had consented lacks a scope",
                    () -> installation.people(fresh, "REVOKED")
                            == installation.consented().size());
            assertThat(installation.count(
                            "select count(*) from consent_event where to_status = 'REVOKED' and note = 'scopes added'"))
                    .isEqualTo(installation.consented().size());
            assertThat(is(old, "otherSettings")).isTrue();
            assertThat(is(fresh, "otherSettings")).isFalse();
        }
    }

    /** Nobody is asked about before IT has confirmed; then everybody begins anew, and nobody has consented to the other key. */
    private void theIntegrationKeyIsAnother() throws InterruptedException {
        var settings = installation.settings().with(PREFIX + "integration-key", ANOTHER_KEY.toString());
        installation
                .docusign()
                .knows(Integration.demo(
                        ANOTHER_KEY,
                        "Contract Archive",
                        KeyFiles.publicKey(folder),
                        Objects.requireNonNull(settings.all().get(PREFIX + "redirect-uri"))));
        var calls = installation.docusign().tokenCalls();
        try (var after = installation.node("after", settings)) {
            after.awaitReady();
            assertThat(is(after, "confirmRequired")).isTrue();
            assertThat(applications(after).then().extract().<String>path("items[0].runState"))
                    .isEqualTo("PAUSED");
            assertThat(installation.docusign().tokenCalls()).isEqualTo(calls);
            assertThat(confirm(after).statusCode()).isEqualTo(200);

            Installation.await(
                    "everybody is asked about anew",
                    () -> installation.people(after, "PENDING")
                            == installation.people().size());
        }
    }

    private static Response confirm(Node node) {
        return it().post(node.url() + APPLICATION + "/demo/confirm");
    }

    private static boolean is(Node node, String what) {
        return applications(node).then().statusCode(200).extract().path("items[0]." + what);
    }

    private static Response applications(Node node) {
        return it().get(node.url() + APPLICATION);
    }

    private static io.restassured.specification.RequestSpecification it() {
        return given().auth().preemptive().basic("it", "sandbox");
    }
}
