package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AdministrativeConsentPagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final String PAGE = "/applications/demo/administrative-consent";

    @Inject
    Scene scene;

    @Inject
    GrantSweep sweep;

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

    @Test
    void it_reads_what_it_saves_and_how_it_is_given_and_has_everyone_checked() {
        scene.roster("boss@corp.example", ADA, Figure.named("grace"));
        sweep.sweep();
        clock.advance(Duration.ofSeconds(2));
        it.opens("/overview");
        assertThat(it.text()).contains("Administrative consent would save 2 mails.");
        it.follows("Administrative consent");

        it.reads("Administrative consent for Contract Archive");
        assertThat(it.text())
                .contains("2 people would need no mail; 0 have addresses of other domains")
                .contains("Connected Apps", "signature impersonation", "corp.example");
        Look.at(it.page, "administrative-consent");

        scene.directoryUserConsents();
        it.opens("/applications/" + StandIns.APPLICATION + "/start");
        assertThat(it.text()).contains("2 people need no mail if an administrator consents for their domain first");
        it.opens(PAGE);

        scene.docusign().grantsAdministratively("corp.example", StandIns.INTEGRATION_KEY);
        it.presses("Check everyone now");
        it.page.getByText("2 people are being checked now").waitFor();
        Look.at(it.page, "administrative-consent-checked");
        sweep.sweep();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.GRANTED);
        it.opens(PAGE);
        assertThat(it.text()).contains("Nobody has yet to consent.");
    }

    @Test
    void an_auditor_reads_it_and_only_it_has_anybody_checked() {
        var auditor = Browser.of("auditor", "sandbox");
        var token = Browser.token(auditor.get(PAGE));

        assertThat(auditor.get(PAGE).body()).doesNotContain("Check everyone now</button>");
        assertThat(auditor.post(PAGE + "/check", Map.of("token", token)).statusCode())
                .isEqualTo(403);
        assertThat(Browser.of("developer", "sandbox").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(Browser.of("it", "sandbox")
                        .get("/applications/nonsense/administrative-consent")
                        .statusCode())
                .isEqualTo(404);
    }
}
