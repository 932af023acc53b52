package org.consentcourier.process;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything a process needs goes away in the middle of the job, one thing after the other. */
class OutageIT {

    private static final int CONNECTIONS = 2;

    private static final String UNANSWERED_CHECKS = "select count(*) from grant_check where outcome = 'UNAVAILABLE'";

    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void begin() {
        installation = new Installation(folder);
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @Test
    void the_job_goes_on_by_itself_and_nobody_is_left_out_or_mailed_twice() throws InterruptedException {
        var settings = installation
                .settings()
                .with("courier.grants.per-second", "8")
                .with("courier.docusign.timeout", "2s")
                .with("courier.grants.lease", "6s")
                .with("courier.grants.retry", "2s")
                .with("quarkus.mailer.max-pool-size", String.valueOf(CONNECTIONS));
        try (var node = installation.node("node", settings)) {
            node.awaitReady();
            assertThat(installation.imports(node)).isTrue();
            mailsArrive(10);
            databaseIsAway(node);
            mailsArrive(installation.mail().received() + 10);
            mailServerIsAway(node);
            docusignIsAway();

            Installation.await("the job is done", () -> installation.isDone(node));

            var missing = installation.missing();
            assertThat(installation.messageIds().values())
                    .allSatisfy(ids -> assertThat(ids).hasSize(1));
            // Whether a mail arrived whose connection broke after it was handed over only its retry in an hour can
            // tell.
            var unknown = installation.mails(node, "UNKNOWN");
            assertThat(unknown).isBetween(0, CONNECTIONS);
            assertThat(installation.messageIds().keySet())
                    .hasSizeBetween(missing.size() - unknown, missing.size())
                    .isSubsetOf(missing.stream().map(Installation.Figure::email).collect(toSet()));
        }
    }

    private void mailsArrive(int number) {
        Installation.await(number + " mails", () -> installation.mail().received() >= number);
    }

    private void databaseIsAway(Node node) {
        installation.databaseGoesDown();
        Installation.await(
                "the node notices that the database is away",
                () -> given().get(node.url() + "/q/health/ready").statusCode() == 503);
        installation.databaseComesBack();
    }

    private void mailServerIsAway(Node node) {
        installation.mail().goesDown();
        Installation.await(
                "the node notices that the mail server is away",
                () -> node.log().stream().anyMatch(line -> line.contains("The mail server cannot be used")));
        installation.mail().comesBack();
    }

    private void docusignIsAway() {
        installation.docusign().goesDown();
        Installation.await(
                "checks get no answer from Docusign", () -> installation.count(UNANSWERED_CHECKS) >= CONNECTIONS);
        installation.docusign().comesBack();
    }
}
