package org.consentcourier.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.PersonSearch;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.support.Look;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ImportPagesTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final GetByLabelOptions EXACTLY = new GetByLabelOptions().setExact(true);
    private static final String BOSS = "boss@corp.example";

    @Inject
    Scene scene;

    @Inject
    RosterImports imports;

    @Inject
    PersonSearch people;

    @Inject
    MovableClock clock;

    @Inject
    Session session;

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
    void a_file_is_looked_at_first_and_imported_by_a_button() {
        scene.roster(BOSS, ADA);
        looks("""
                UserEmail,APIUserName,FirstName,LastName,CompanyName,ManagerEmail,Status
                ada@corp.example,%s,Ada,Lovelace,Navy,,Active
                grace@corp.example,%s,Grace,Hopper,Navy,grace@corp.example,ActivationSent
                nobody,,No,Body,Navy,,Active
                """.formatted(ADA.userId(), GRACE.userId()));

        it.page.getByText("Nothing was changed yet.").waitFor();
        assertThat(it.text())
                .contains("No mail would follow", "First name: ada → Ada", "Company: nothing → Navy")
                .contains("Grace Hopper", "is not an e-mail address", "Is their own manager", "CSV");
        assertThat(scene.row(ADA).name()).isEqualTo("ada Example");
        Look.at(it.page, "import-review");

        it.presses("Import this");
        it.page.getByText("Imported. Everybody new is checked").waitFor();
        assertThat(scene.row(ADA).name()).isEqualTo("Ada Lovelace");
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        Look.at(it.page, "import-committed");
        it.opens("/import");
        assertThat(it.text()).contains("Dry run", "Imported");
        Look.at(it.page, "import-history");
    }

    @Test
    void a_dry_run_is_imported_once_however_often_the_button_is_pressed() {
        var dryRun = tried(file(ADA));
        var impatient = Browser.of("it", "sandbox");
        var form = Map.of("token", Browser.token(impatient.get("/import/" + dryRun.id())));

        impatient.post("/import/" + dryRun.id() + "/commit", form);
        Awaitility.await().until(() -> imports.committedOf(dryRun.id()).isPresent());
        it.opens("/import/" + dryRun.id());
        it.page.getByText("This was imported.").waitFor();
        var again = impatient.post("/import/" + dryRun.id() + "/commit", form);

        var committed = imports.committedOf(dryRun.id()).orElseThrow();
        assertThat(again.headers().firstValue("Location").orElse("")).endsWith("/import/" + committed.id());
        Look.at(it.page, "import-dry-run-done");
    }

    @Test
    void a_roster_that_changed_since_the_look_is_looked_at_again() {
        var dryRun = tried(file(ADA, GRACE));
        scene.load(file(ADA));

        it.opens("/import/" + dryRun.id());
        it.presses("Import this");

        it.page.getByText("The roster changed since you looked").waitFor();
        assertThat(it.page.url()).doesNotContain(dryRun.id() + "?");
        assertThat(names()).doesNotContain(GRACE.email());
        Look.at(it.page, "import-outdated");
        it.presses("Import this");
        it.page.getByText("Imported. Everybody new is checked").waitFor();
        assertThat(names()).contains(GRACE.email());
    }

    @Test
    void a_whole_roster_takes_many_off_only_when_their_number_is_typed() {
        scene.roster(BOSS, ADA, GRACE, CHARLES);
        it.opens("/import");
        it.page.getByLabel("has left: this is the whole roster").check();
        chooses("roster.csv", file(ADA));
        it.page.getByText("2 of 3 would leave").waitFor();
        assertThat(it.text()).contains("Leaving", "grace Example", "charles Example");
        Look.at(it.page, "import-leavers");

        it.page.getByLabel("Type the number of people who will leave").fill("3");
        it.presses("Import this");
        assertThat(it.page.getByRole(AriaRole.ALERT).innerText()).contains("Nothing was changed.");
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        Look.at(it.page, "import-leavers-wrong");

        it.page.getByLabel("Type the number of people who will leave").fill("2");
        it.presses("Import this");
        it.page.getByText("Imported. Everybody new is checked").waitFor();
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.LEFT);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void an_import_is_undone_while_nothing_came_after_it() {
        scene.roster(BOSS, ADA);
        var second =
                committed("UserEmail,APIUserName,FirstName\nada@corp.example,%s,Countess\n".formatted(ADA.userId()));
        it.opens("/import/" + second.id());
        it.page.getByText("Undo this import …").click();
        Look.at(it.page, "import-undoing");
        it.presses("Undo this import");

        it.page.getByText("Undone: the roster is as it was").waitFor();
        assertThat(scene.row(ADA).name()).isEqualTo("ada Example");
        Look.at(it.page, "import-undone");
        it.opens("/import");
        assertThat(it.text()).contains("Undone");
    }

    @Test
    void what_keeps_an_import_from_being_undone_is_said() {
        var first = committed(file(ADA));
        committed(file(GRACE));

        it.opens("/import/" + first.id());

        assertThat(it.text()).contains("cannot be undone: The roster was changed after it.");
        assertThat(it.page.getByText("Undo this import …").count()).isZero();
    }

    @Test
    void rows_are_pasted_as_well() {
        it.opens("/import");
        it.page.getByText("Paste rows instead").click();
        it.page.getByLabel("Rows, the first one with the names of the columns").fill(file(ADA));
        Look.at(it.page, "import-pasting");
        it.presses("Look at what would change");

        it.page.getByText("Nothing was changed yet.").waitFor();
        it.reads("pasted.csv");
        assertThat(it.text()).contains(ADA.email());
    }

    @Test
    void fifty_rows_are_shown_at_once_and_the_others_page_by_page() {
        var dryRun = tried("UserEmail\n"
                + IntStream.range(0, 60)
                        .mapToObj("person%02d@corp.example"::formatted)
                        .collect(Collectors.joining("\n"))
                + "\n"
                + "nobody\n".repeat(55));
        it.opens("/import/" + dryRun.id());
        assertThat(it.text()).contains("person49@corp.example").doesNotContain("person50@corp.example");
        it.follows("More: New");

        it.page.getByText("person59@corp.example").waitFor();
        assertThat(it.text()).doesNotContain("person49@corp.example", "Only the first");
        Look.at(it.page, "import-part");
        it.follows("roster.csv");
        it.follows("More rows that were not taken");
        it.page
                .getByRole(AriaRole.HEADING)
                .filter(new Locator.FilterOptions().setHasText("Rows that were not taken 55"))
                .waitFor();
        assertThat(it.page.locator("tbody tr").count()).isEqualTo(5);
        Look.at(it.page, "import-part-rejected");
    }

    @Test
    void rows_that_were_not_taken_come_back_as_a_file() {
        var dryRun = tried("UserEmail,FirstName\nnobody,=No\nada@corp.example,Ada\n");
        it.opens("/import/" + dryRun.id());

        var download = it.page.waitForDownload(() -> it.follows("Download them all as CSV"));

        assertThat(download.suggestedFilename()).isEqualTo("rejects-" + dryRun.id() + ".csv");
        var csv = Browser.of("it", "sandbox")
                .get("/import/" + dryRun.id() + "/rejects.csv")
                .body();
        assertThat(csv)
                .contains("UserEmail,FirstName,Rejected line", "nobody,'=No,2,")
                .doesNotContain("ada@");
    }

    @Test
    void a_running_import_tells_how_far_it_is_and_the_page_goes_on_by_itself() {
        QuarkusTransaction.begin();
        try {
            session.createNativeQuery("select version from roster_version for update", Long.class)
                    .getSingleResult();
            looks(file(ADA));
            it.page.getByText("Waiting for another import to end").waitFor();
            looksAt("import-waiting");

            clock.advance(Duration.ofSeconds(10));
            QuarkusTransaction.requiringNew()
                    .run(() -> session.createNativeMutationQuery("""
                            update roster_import set phase = 'READING', rows_done = 50000, bytes_done = 2500, bytes_total = 10000""").executeUpdate());
            it.page.getByText("50,000, 5,000 a second").waitFor();
            assertThat(it.text()).contains("Reading the file", "about 30 s");
            assertThat(it.page.getByRole(AriaRole.PROGRESSBAR).getAttribute("value"))
                    .isEqualTo("25");
            looksAt("import-reading");
        } finally {
            QuarkusTransaction.rollback();
        }

        it.page.getByText("Nothing was changed yet.").waitFor();
        assertThat(imports.newest(10)).extracting(RosterImport::state).containsExactly(ImportState.DRY_RUN);
    }

    @Test
    void columns_nobody_can_guess_are_told_once() {
        looks("Kürzel;Who;Floor\nada;ada@corp.example;3\n");
        it.reads("What do the columns hold?");
        assertThat(it.text()).contains("Who", "ada@corp.example");
        Look.at(it.page, "import-columns");
        it.page.getByLabel("Who").selectOption("FIRST_NAME");
        it.presses("Look at what would change");
        it.page.getByRole(AriaRole.ALERT).waitFor();
        it.reads("What do the columns hold?");

        it.page.getByLabel("Who").selectOption("EMAIL");
        it.page.getByLabel("Kürzel").selectOption("FIRST_NAME");
        it.presses("Look at what would change");
        it.page.getByText("Nothing was changed yet.").waitFor();
        assertThat(it.text()).contains("ada@corp.example");

        looks("Kürzel;Who;Floor\ngrace;grace@corp.example;4\n");
        it.page.getByText("Nothing was changed yet.").waitFor();
        assertThat(it.text()).contains("grace@corp.example");
    }

    @Test
    void columns_that_were_read_wrongly_are_corrected_and_stay_so() {
        looks("""
                UserEmail,Manager,Sponsor,Phone
                ada@corp.example,charles@corp.example,grace@corp.example,1
                """);
        it.page.getByText("How the columns were read").click();
        assertThat(it.text())
                .containsSubsequence("Manager", "Manager’s address", "Sponsor", "Keep as extra information");
        var wrong = it.page.url();
        Look.at(it.page, "import-read-as");
        it.follows("Correct the columns");
        it.reads("What do the columns hold?");
        assertThat(it.page.getByRole(AriaRole.ALERT).count()).isZero();
        assertThat(it.page.getByLabel("Manager", EXACTLY).inputValue()).isEqualTo("MANAGER_EMAIL");
        assertThat(it.text()).contains("charles@corp.example", "grace@corp.example");
        Look.at(it.page, "import-columns-corrected");

        it.page.getByLabel("Manager", EXACTLY).selectOption("ATTRIBUTE");
        it.page.getByLabel("Sponsor").selectOption("MANAGER_EMAIL");
        it.page.getByLabel("Phone").selectOption("IGNORE");
        it.presses("Look at what would change");
        it.page.getByText("Nothing was changed yet.").waitFor();
        assertThat(it.page.url()).isNotEqualTo(wrong);
        it.presses("Import this");
        it.page.getByText("Imported. Everybody new is checked").waitFor();
        assertThat(manager("ada@corp.example")).isEqualTo("grace@corp.example");

        it.opens(wrong);
        it.page.getByText("How the columns were read").click();
        assertThat(it.text()).containsSubsequence("Sponsor", "Keep as extra information");

        looks("""
                UserEmail,Manager,Sponsor,Phone
                joan@corp.example,charles@corp.example,grace@corp.example,2
                """);
        it.page.getByText("How the columns were read").click();
        assertThat(it.text())
                .containsSubsequence("Manager", "Keep as extra", "Sponsor", "Manager’s address", "Phone", "Leave out");
    }

    @Test
    void a_dry_run_is_made_true_as_it_was_read_whatever_was_told_since() {
        looks("UserEmail,Manager,Sponsor\nada@corp.example,charles@corp.example,grace@corp.example\n");
        it.page.getByText("Nothing was changed yet.").waitFor();
        var first = it.page.url();
        it.opens(first + "/columns");
        it.page.getByLabel("Manager", EXACTLY).selectOption("IGNORE");
        it.presses("Look at what would change");
        it.page.getByText("Nothing was changed yet.").waitFor();

        it.opens(first);
        it.presses("Import this");
        it.page.getByText("Imported. Everybody new is checked").waitFor();

        assertThat(manager("ada@corp.example")).isEqualTo("charles@corp.example");
        assertThat(remembered()).contains("\"Manager\": \"IGNORE\"");
    }

    @Test
    void a_file_whose_columns_are_unclear_is_found_again_in_the_history() {
        looks("Colour\nblue\n");
        it.reads("What do the columns hold?");
        it.opens("/import");
        it.follows("roster.csv");
        assertThat(it.text()).contains("Nothing was changed.");
        Look.at(it.page, "import-ended");
        it.follows("Say what the columns hold");

        it.reads("What do the columns hold?");
    }

    @Test
    void what_is_no_roster_is_refused_on_the_same_page() {
        looks("");

        assertThat(it.page.getByRole(AriaRole.ALERT).innerText()).contains("Nothing was changed. The file is empty.");
        Look.at(it.page, "import-refused");
        it.opens("/import");
        it.presses("Look at what would change");
        assertThat(it.page.getByRole(AriaRole.ALERT).innerText()).contains("Choose a file, or paste rows.");
        assertThat(imports.newest(10)).isEmpty();
    }

    @Test
    void a_file_that_is_too_large_is_refused_with_its_limit() {
        it.opens("/import");
        assertThat(sends(StandIns.LARGEST_ROSTER + 1)).isEqualTo(413);

        assertThat(it.page.getByRole(AriaRole.ALERT).innerText())
                .contains("The file has 6,000,001 bytes, and 6,000,000 are taken.", "courier.roster.max-bytes");
        assertThat(imports.newest(10)).isEmpty();
    }

    @Test
    void a_file_far_too_large_is_refused_before_it_is_kept() {
        it.opens("/import");
        assertThat(sends(StandIns.LARGEST_ROSTER + 1_000_000)).isEqualTo(413);

        assertThat(it.text())
                .contains("This is too large", "larger than a roster file may be, 6,000,000 bytes", "Divide the file");
        Look.at(it.page, "import-too-large");
    }

    @Test
    void users_to_choose_from_and_closed_ones_have_sections_of_their_own() {
        var dryRun = tried("""
                UserEmail,APIUserName,Status,Account Name
                ada@corp.example,%s,Active,London
                ada@corp.example,%s,Active,Paris
                grace@corp.example,%s,Closed,London
                """.formatted(ADA.userId(), CHARLES.userId(), GRACE.userId()));
        it.opens("/import/" + dryRun.id());

        var choice = it.page.getByRole(AriaRole.REGION, named("Several User IDs"));
        assertThat(choice.innerText())
                .contains(ADA.email(), ADA.userId().toString(), CHARLES.userId().toString());
        assertThat(it.page
                        .getByRole(AriaRole.REGION, named("Closed in Docusign"))
                        .innerText())
                .contains(GRACE.email(), "4")
                .doesNotContain(ADA.email());
        assertThat(it.text()).containsIgnoringWhitespaces("Merged rows 1 Not taken 0");
        Look.at(it.page, "import-choice-closed");
    }

    @Test
    void a_file_is_dropped_where_it_can_be_chosen(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("dropped.csv"), file(ADA));
        it.opens("/import");
        it.drops(file, it.page.getByLabel("Roster file"));
        it.presses("Look at what would change");

        it.reads("dropped.csv");
        it.page.getByText("Nothing was changed yet.").waitFor();
        assertThat(it.text()).contains(ADA.email());
    }

    @Test
    void what_was_typed_is_there_again_when_something_was_wrong() {
        it.opens("/import");
        it.page.getByText("Paste rows instead").click();
        it.page.getByLabel("Rows, the first one with the names of the columns").fill("UserEmail\nada@corp.example");
        it.page.getByLabel("has left: this is the whole roster").check();
        chooses("roster.csv", file(ADA));

        assertThat(it.page.getByRole(AriaRole.ALERT).innerText()).contains("not both");
        assertThat(it.page
                        .getByLabel("Rows, the first one with the names of the columns")
                        .inputValue())
                .contains("ada@corp.example");
        assertThat(it.page.getByLabel("has left: this is the whole roster").isChecked())
                .isTrue();
    }

    @Test
    void an_auditor_sees_a_review_and_can_do_nothing_about_it() {
        var dryRun = tried(file(ADA));
        var done = committed(file(GRACE));
        try (var auditor = Visitor.loggedIn("auditor")) {
            for (var id : new UUID[] {dryRun.id(), done.id()}) {
                auditor.opens("/import/" + id);
                assertThat(auditor.text()).contains("@corp.example");
                assertThat(auditor.page.locator("main form").count()).isZero();
            }
        }
        var auditor = Browser.of("auditor", "sandbox");
        var form = Map.of("token", Browser.token(auditor.get("/overview")));
        for (var way : new String[] {"/commit", "/undo", "/columns"}) {
            assertThat(auditor.post("/import/" + dryRun.id() + way, form).statusCode())
                    .as(way)
                    .isEqualTo(403);
        }
        assertThat(names()).doesNotContain(ADA.email());
    }

    @Test
    void addresses_of_nothing_lead_nowhere() {
        var browser = Browser.of("it", "sandbox");
        var dryRun = tried(file(ADA));
        var done = committed(file(GRACE));
        for (var path : new String[] {"nonsense", UUID.randomUUID().toString(), done.id() + "/columns"}) {
            assertThat(browser.get("/import/" + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(browser.get("/import/" + dryRun.id() + "/changes?kind=NONSENSE")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/import/" + dryRun.id() + "/changes?kind=ADDED&after=x")
                        .statusCode())
                .isEqualTo(200);
    }

    /** What it sees, without going on by itself. */
    private void looksAt(String name) {
        try (var still = Visitor.loggedIn("it")) {
            still.opens(it.page.url());
            still.staysAt("**/import/*");
            Look.at(still.page, name);
        }
    }

    private static String file(Figure... figures) {
        return IntStream.range(0, figures.length)
                .mapToObj(i -> figures[i].email() + "," + figures[i].userId())
                .collect(Collectors.joining("\n", "UserEmail,APIUserName\n", "\n"));
    }

    private RosterImport tried(String csv) {
        return done(scene.load(csv, ImportMode.ADD, true, null));
    }

    private RosterImport committed(String csv) {
        return done(scene.load(csv));
    }

    private static RosterImport done(ImportResult result) {
        if (result instanceof ImportResult.Done(var roster)) {
            return roster;
        }
        throw new AssertionError("Not imported: " + result);
    }

    private List<String> names() {
        return people.find("", null, 10).stream()
                .map(PersonSearch.PersonRow::email)
                .toList();
    }

    private @Nullable String manager(String email) {
        return people.find(email, null, 1).getFirst().managerEmail();
    }

    /** What is known of the columns of the one kind of file that was told anything about. */
    private String remembered() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("select cast(columns as text) from column_mapping", String.class)
                        .getSingleResult());
    }

    /** Which status a file of that many bytes is answered with. */
    private int sends(int bytes) {
        it.page
                .getByLabel("Roster file")
                .setInputFiles(new FilePayload(
                        "roster.csv", "text/csv", "a".repeat(bytes).getBytes(UTF_8)));
        return it.page
                .waitForResponse("**/import", () -> it.presses("Look at what would change"))
                .status();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true);
    }

    private void looks(String csv) {
        it.opens("/import");
        chooses("roster.csv", csv);
    }

    private void chooses(String name, String csv) {
        it.page.getByLabel("Roster file").setInputFiles(new FilePayload(name, "text/csv", csv.getBytes(UTF_8)));
        it.presses("Look at what would change");
    }
}
