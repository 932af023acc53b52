package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.consentcourier.webhook.WebhookDispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class WebhookPagesTest {

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

    @Inject
    WebhookDispatcher dispatcher;

    @Inject
    MovableClock clock;

    private Visitor it = new Visitor();

    @BeforeEach
    void log_in() {
        scene.begin();
        it.close();
        it = Visitor.loggedIn("it");
    }

    @AfterEach
    void leave() {
        it.close();
    }

    private void changes(int people) {
        scene.roster(
                "boss@corp.example",
                IntStream.range(0, people)
                        .mapToObj(i -> Figure.named("person" + i))
                        .toArray(Figure[]::new));
        sweep.sweep();
        dispatcher.dispatchDue();
    }

    @Test
    void before_anything_was_told_the_page_says_so_and_a_test_shows_whether_calls_arrive() {
        it.opens("/home");
        it.follows("Webhooks");
        it.reads("Webhooks");
        assertThat(it.text()).contains("nothing yet", "It begins with the next change of a state.");
        assertThat(it.page.content()).doesNotContain("whsec", "secret-in-a-query");
        Look.at(it.page, "webhooks-empty");

        it.presses("Send a test call to desk");
        it.page.getByText("The test call to desk was taken.").waitFor();
        assertThat(scene.receiver().received("desk")).hasSize(1);

        scene.receiver().answers("desk", 404);
        it.presses("Send a test call to desk");
        it.page
                .getByText("The test call to desk was not taken: it answered HTTP 404.")
                .waitFor();
        Look.at(it.page, "webhooks-tested");
    }

    @Test
    void one_that_takes_no_calls_is_explained_and_tried_at_the_press_of_a_button() {
        scene.receiver().answers("desk", 503);
        changes(5);
        it.opens("/webhooks");
        assertThat(it.text())
                .contains("It takes no calls at present: it answered HTTP 503.", "Tried again by itself at");
        Look.at(it.page, "webhooks-failing");

        scene.receiver().answers("desk", 200);
        clock.advance(Duration.ofSeconds(6));
        it.presses("Try desk now");
        it.page
                .getByText("It is told of everything since, beginning within seconds.")
                .waitFor();
        dispatcher.dispatchDue();

        it.opens("/webhooks?webhook=desk");
        assertThat(it.text()).contains("Not checked yet → Consent missing", "2 attempts", "Taken");
        it.page.getByText("2 attempts").first().click();
        assertThat(it.text()).contains("answered HTTP 503 after");
        Look.at(it.page, "webhooks-told");
    }

    @Test
    void one_that_is_off_is_switched_on_and_what_changed_is_told_again() {
        scene.receiver().answers("desk", 410);
        changes(1);
        it.opens("/webhooks");
        assertThat(it.text()).contains("Off since", "it wants no more calls");
        Look.at(it.page, "webhooks-off");
        scene.receiver().answers("desk", 200);
        it.presses("Switch desk on");
        it.page
                .getByText("It is told of everything since, beginning within seconds.")
                .waitFor();
        dispatcher.dispatchDue();
        assertThat(scene.receiver().received("desk")).hasSize(2);

        clock.advance(Duration.ofHours(2));
        it.opens("/webhooks");
        it.page
                .locator("details", new Page.LocatorOptions().setHasText("Tell it again"))
                .first()
                .click();
        it.presses("Tell desk again");
        it.page.getByText("1 change is told again.").waitFor();
        dispatcher.dispatchDue();
        assertThat(scene.receiver().received("desk")).hasSize(3);

        it.opens("/webhooks?webhook=desk");
        it.page.getByText("Send again").last().click();
        it.page.getByText("Queued: it is sent within seconds").waitFor();
        dispatcher.dispatchDue();
        assertThat(scene.receiver().received("desk")).hasSize(4);
    }

    @Test
    void developers_and_auditors_read_and_only_it_acts() {
        changes(1);
        for (var role : new String[] {"auditor", "developer"}) {
            var reader = Browser.of(role, "sandbox");
            var page = reader.get("/webhooks");
            assertThat(page.body()).contains("What was told").doesNotContain("Send again", "Send a test call");
            for (var act : new String[] {"desk/test", "desk/enable", "desk/replay", "deliveries/1/retry"}) {
                assertThat(reader.post("/webhooks/" + act, Map.of("token", Browser.token(page)))
                                .statusCode())
                        .as(role + " " + act)
                        .isEqualTo(403);
            }
        }
        assertThat(Browser.of("manager", "sandbox").get("/webhooks").statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        var staff = Browser.of("it", "sandbox");
        var token = Browser.token(staff.get("/webhooks"));

        assertThat(staff.post("/webhooks/nonsense/test", Map.of("token", token)).statusCode())
                .isEqualTo(404);
        assertThat(staff.post("/webhooks/desk/test", Map.of("token", "forged")).statusCode())
                .isEqualTo(403);
        assertThat(staff.post("/webhooks/desk/replay", Map.of("token", token, "hours", "0"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(staff.post("/webhooks/deliveries/x/retry", Map.of("token", token))
                        .statusCode())
                .isEqualTo(404);
        assertThat(staff.get("/webhooks?webhook=x&status=x&after=x&tested=x").statusCode())
                .isEqualTo(200);
    }
}
