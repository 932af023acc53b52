package org.consentcourier.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.report.WeeklySnapshot;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole job, as its users live through it: over HTTP, SMTP and in a real browser. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class JourneyTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure CHARLES = Figure.named("charles");
    private static final Figure MARY = Figure.named("mary");
    private static final String GRACE = "grace@corp.example";
    private static final Pattern CONSENT_LINK = Pattern.compile("http\\S+/oauth/auth\\?\\S+");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    WeeklySnapshot snapshot;

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void from_the_roster_file_to_the_managers_report() {
        scene.knownToDocusign(ADA, CHARLES, MARY);
        scene.consents(MARY);

        importRoster(ADA, CHARLES, MARY);
        work();
        assertThat(scene.mail().messages()).as("mails before the start").isEmpty();

        scene.directoryUserConsents();
        it().post("/api/v1/applications/{key}/start", StandIns.APPLICATION)
                .then()
                .statusCode(200);
        work();
        assertThat(recipients()).containsExactlyInAnyOrder(ADA.email(), CHARLES.email());
        var invitation = onlyMailTo(CHARLES.email());
        assertThat(invitation.header("Auto-Submitted")).contains("auto-generated");

        acceptInTheBrowser(onlyMailTo(ADA.email()));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(scene.docusign().redemptions()).isZero();

        clock.advance(Duration.ofSeconds(31));
        work();
        assertThat(scene.mail().messagesTo(ADA.email()))
                .as("mails after consent")
                .hasSize(1);
        var reminder = scene.mail().messagesTo(CHARLES.email()).getLast();
        assertThat(reminder.subject()).startsWith("Reminder 1 of 4");
        assertThat(reminder.header("In-Reply-To")).contains(invitation.messageId());
        assertThat(reminder.header("References")).contains(invitation.messageId());

        clock.advance(Duration.ofMinutes(2));
        snapshot.takeDue();
        dispatcher.dispatchDue();
        var report = onlyMailTo(GRACE);
        assertThat(report.subject()).contains("2 of 3 done");
        assertThat(report.text()).contains(CHARLES.email());
        readReportAsManager();
    }

    /** What the scheduler does, again and again until nothing is due. */
    private void work() {
        for (int i = 0; i < 3; i++) {
            sweep.sweep();
            planner.planDue();
            dispatcher.dispatchDue();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private void importRoster(Figure... figures) {
        var csv = Stream.of(figures)
                .map(figure ->
                        "%s,Active,%s,Example,%s,%s".formatted(figure.email(), figure.name(), figure.userId(), GRACE))
                .collect(
                        Collectors.joining("\n", "UserEmail,Status,FirstName,LastName,APIUserName,ManagerEmail\n", ""));
        it().multiPart("file", "roster.csv", csv.getBytes(UTF_8))
                .multiPart("application", StandIns.APPLICATION)
                .post("/api/v1/imports")
                .then()
                .statusCode(201)
                .body("state", equalTo("COMMITTED"))
                .body("counts.added", equalTo(figures.length));
    }

    private void acceptInTheBrowser(CaughtMessage mail) {
        var link = CONSENT_LINK.matcher(mail.text());
        assertThat(link.find()).as("the mail has Docusign's own link").isTrue();
        try (var visitor = new Visitor()) {
            visitor.opens(URI.create(link.group()));
            visitor.logsInAtDocusign(ADA);
            visitor.presses("Accept");
            visitor.reads("Done");
        }
    }

    private void readReportAsManager() {
        try (var visitor = Visitor.loggedIn("manager")) {
            visitor.opens("/home");
            visitor.reads("Report, week");
            assertThat(visitor.text()).contains("2 of 3");
            visitor.follows("All people");
            assertThat(visitor.text()).contains(CHARLES.email());
        }
        try (var visitor = Visitor.loggedIn("it")) {
            visitor.opens("/reports");
            assertThat(visitor.text()).contains("By manager", GRACE);
        }
    }

    private List<String> recipients() {
        return scene.mail().messages().stream()
                .flatMap(message -> message.envelopeTo().stream())
                .toList();
    }

    private CaughtMessage onlyMailTo(String address) {
        assertThat(scene.mail().messagesTo(address)).hasSize(1);
        return scene.mail().messagesTo(address).getFirst();
    }

    private static RequestSpecification it() {
        return given().auth().preemptive().basic("it", "sandbox");
    }
}
