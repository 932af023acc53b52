package org.consentcourier.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.consentcourier.delivery.Deliveries;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.support.Look;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class SentMailPagesTest {

    private static final Figure ADA = Figure.named("ada");

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    Planner planner;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Deliveries deliveries;

    private UUID id;

    @BeforeEach
    void ada_was_asked() {
        scene.begin();
        scene.roster("boss@corp.example", ADA);
        sweep.sweep();
        scene.start();
        planner.planDue();
        dispatcher.dispatchDue();
        id = deliveries.ofRequest(scene.row(ADA).id()).getFirst().id();
    }

    @Test
    void it_reads_from_the_person_on_what_was_sent() {
        try (var it = Visitor.loggedIn("it")) {
            it.opens("/people/" + scene.row(ADA).personId());
            it.follows("Invitation to ada@corp.example");

            it.reads("Invitation to ada@corp.example");
            assertThat(it.text())
                    .contains(
                            "This is what was sent",
                            "SHA-256 of the text part",
                            "Hello ada Example,",
                            "state=not-shown")
                    .doesNotContain("v1.");
            it.page.frameLocator("iframe").getByText("Hello ada Example,").waitFor();
            Look.at(it.page, "sent-mail");
            it.follows("dark");
            assertThat(it.page.locator("iframe.dark").count()).isOne();
        }
    }

    @Test
    void the_mail_alone_runs_nothing_and_holds_no_way_in() {
        var mail = Browser.of("auditor", "sandbox").get("/deliveries/" + id + "/mail/html?look=dark");

        assertThat(mail.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; ")
                .endsWith("; sandbox");
        assertThat(mail.body()).contains("@media all", "state=not-shown").doesNotContain("v1.");
    }

    @Test
    void the_api_tells_the_same() {
        given().auth()
                .preemptive()
                .basic("auditor", "sandbox")
                .get("/api/v1/deliveries/" + id)
                .then()
                .statusCode(200)
                .body("delivery.id", equalTo(id.toString()))
                .body("likeness", equalTo("SAME"))
                .body("evidence.htmlSha256", hasLength(64))
                .body("attempts[0].outcome", equalTo("ACCEPTED"))
                .body("shown.text", containsString("state=not-shown"))
                .body("shown.html", not(containsString("v1.")));
    }

    @Test
    void a_mail_there_is_not_is_none() {
        var browser = Browser.of("it", "sandbox");

        assertThat(browser.get("/deliveries/" + UUID.randomUUID() + "/mail").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/deliveries/nonsense/mail/html").statusCode()).isEqualTo(404);
        assertThat(Browser.of("developer", "sandbox")
                        .get("/deliveries/" + id + "/mail")
                        .statusCode())
                .isEqualTo(403);
    }
}
