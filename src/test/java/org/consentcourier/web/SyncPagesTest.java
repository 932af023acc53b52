package org.consentcourier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.sandbox.docusign.Account;
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
class SyncPagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure ADMIN = new Figure("admin", StandIns.DIRECTORY_USER);

    @Inject
    Scene scene;

    @Inject
    RosterImports imports;

    @Inject
    MovableClock clock;

    private Visitor it = new Visitor();

    @BeforeEach
    void the_account_has_ada_and_its_administrator() {
        scene.begin();
        scene.knownToDocusign(ADMIN, ADA);
        scene.docusign()
                .knows(new Account(
                        StandIns.ACCOUNT,
                        "Corp",
                        UUID.nameUUIDFromBytes(new byte[] {9}),
                        Set.of(ADMIN.userId(), ADA.userId())));
        // The bucket of calls begins full at the hour.
        clock.advance(Duration.ofHours(1));
        it.close();
        it = Visitor.loggedIn("it");
    }

    @AfterEach
    void leave() {
        it.close();
    }

    @Test
    void the_users_of_docusign_are_looked_at_and_imported_like_a_file() {
        scene.consents(ADMIN);
        scene.rosterOnly("boss@corp.example", GRACE);
        it.opens("/import");
        it.page.getByLabel("Who is no user there has left").check();
        it.presses("Sync from Docusign");

        it.page.getByText("1 of 1 would leave").waitFor();
        assertThat(it.text())
                .contains("Docusign users,", "Nothing was changed yet.", ADA.email(), GRACE.email())
                .contains("How the columns were read");
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        Look.at(it.page, "import-sync");
        it.page.getByLabel("Type the number of people who will leave").fill("1");
        it.presses("Import this");
        it.page.getByText("Imported. Everybody new is checked").waitFor();
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.LEFT);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void while_docusign_is_asked_the_page_tells_how_many_are_read() {
        scene.consents(ADMIN);
        scene.docusign().userApis().answersAfter(Duration.ofSeconds(2));
        var staff = Browser.of("it", "sandbox");
        var token = Browser.token(staff.get("/import"));

        assertThat(staff.post("/import/sync", Map.of("token", token, "application", StandIns.APPLICATION))
                        .statusCode())
                .isEqualTo(303);

        var page = "/import/" + imports.newest(1).getFirst().id();
        assertThat(staff.get(page).body()).contains("Reading the users at Docusign", "Users read");
        await().until(() -> staff.get(page).body().contains("Nothing was changed yet."));
    }

    @Test
    void what_docusign_refuses_is_said_on_the_page_of_the_import() {
        it.opens("/import");
        it.presses("Sync from Docusign");

        it.page.getByText("has not consented").waitFor();
        assertThat(it.text()).contains("Nothing was changed.", "Sync from Docusign again", "may be asked again at");
        assertThat(imports.newest(10)).extracting(RosterImport::state).containsExactly(ImportState.REFUSED);
        Look.at(it.page, "import-sync-refused");
    }

    @Test
    void only_it_asks_docusign_and_only_by_the_form() {
        scene.consents(ADMIN);
        var auditor = Browser.of("auditor", "sandbox");
        var staff = Browser.of("it", "sandbox");
        var theirs = Browser.token(auditor.get("/import"));
        var ours = Browser.token(staff.get("/import"));

        assertThat(auditor.get("/import").body()).doesNotContain("Sync from Docusign");
        assertThat(auditor.post("/import/sync", Map.of("token", theirs, "application", StandIns.APPLICATION))
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.post("/import/sync", Map.of("application", StandIns.APPLICATION))
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.post("/import/sync", Map.of("token", ours, "application", "nonsense"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(imports.newest(10)).isEmpty();
    }
}
