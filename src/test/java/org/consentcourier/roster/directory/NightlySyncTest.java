package org.consentcourier.roster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.docusign.UserDirectory;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.Counts;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.RosterImports;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.sandbox.docusign.Account;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.docusign.UserStatus;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two applications of one account, and twenty calls an hour for both: two at once, one more every four minutes. */
@QuarkusTest
@QuarkusTestResource(
        value = StandIns.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "courier.roster.directory.sync-at", value = "02:00"),
            @ResourceArg(name = "courier.roster.directory.sync-mode", value = "full"),
            @ResourceArg(name = "courier.roster.directory.account-per-hour", value = "100"),
            @ResourceArg(name = "courier.applications.second.name", value = "Second Archive"),
            @ResourceArg(name = "courier.applications.second.environment", value = "demo"),
            @ResourceArg(
                    name = "courier.applications.second.integration-key",
                    value = "${courier.applications.demo.integration-key}"),
            @ResourceArg(
                    name = "courier.applications.second.private-key",
                    value = "${courier.applications.demo.private-key}"),
            @ResourceArg(
                    name = "courier.applications.second.account-uri",
                    value = "${courier.applications.demo.account-uri}"),
            @ResourceArg(
                    name = "courier.applications.second.account-id",
                    value = "${courier.applications.demo.account-id}"),
            @ResourceArg(
                    name = "courier.applications.second.directory-user-id",
                    value = "${courier.applications.demo.directory-user-id}")
        })
class NightlySyncTest {

    private static final String SECOND = "second";
    private static final Instant TWO_O_CLOCK = Instant.parse("2026-11-26T02:00:00Z");
    private static final Duration ONE_CALL = Duration.ofMinutes(4);
    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure ADMIN = new Figure("admin", StandIns.DIRECTORY_USER);
    private static final DirectorySync.Wish LOOK = new DirectorySync.Wish(ImportMode.ADD, true, "it");
    private static final DirectorySync.Wish FULL = new DirectorySync.Wish(ImportMode.FULL, false, "it");
    private static final DirectorySync.Wish ADD = new DirectorySync.Wish(ImportMode.ADD, false, "it");

    @Inject
    Scene scene;

    @Inject
    DirectorySync sync;

    @Inject
    UserIdResolution resolution;

    @Inject
    UserListing listing;

    @Inject
    DirectoryPauses pauses;

    @Inject
    UserDirectory directory;

    @Inject
    Session session;

    @Inject
    Applications applications;

    @Inject
    RosterImporter importer;

    @Inject
    RosterImports imports;

    @Inject
    ConsentViews views;

    @Inject
    MovableClock clock;

    private final HashSet<UUID> members = new HashSet<>();

    @BeforeEach
    void an_account_with_an_administrator() {
        scene.begin();
        has(ADMIN);
        scene.consents(ADMIN);
        // The token of an earlier test is refused once, and a second try would take from the budget.
        directory.find(demo().integration(), demo().directory().orElseThrow(), ADA.email(), () -> true);
        sync.syncDue();
        assertThat(imports.newest(10)).isEmpty();
        clock.set(TWO_O_CLOCK);
    }

    @Test
    void what_docusign_lets_nobody_read_at_once_is_read_on_later_and_imported_once() {
        hasThreePages();
        var before = scene.docusign().userCalls();
        sync.syncDue();
        assertThat(imports.newest(10)).isEmpty();

        for (var minutes = 0; minutes < 60; minutes += 4) {
            clock.advance(ONE_CALL);
            sync.syncDue();
        }

        assertThat(imports.newest(10))
                .extracting(RosterImport::applications, RosterImport::counts)
                .containsExactlyInAnyOrder(
                        tuple(List.of(StandIns.APPLICATION), new Counts(251, 0, 0, 0, 0, 0, 0, 0)),
                        tuple(List.of(SECOND), new Counts(251, 0, 0, 0, 0, 0, 0, 0)));
        assertThat(scene.docusign().userCalls()).isEqualTo(before + 6);
    }

    @Test
    void a_limit_in_the_middle_is_waited_for() {
        hasThreePages();
        sync.syncDue();
        scene.docusign().userApis().answersTooManyRequests(Duration.ofMinutes(20), 1);
        clock.advance(ONE_CALL);
        sync.syncDue();
        var calls = scene.docusign().userCalls();

        clock.advance(ONE_CALL);
        sync.run(demo(), ADD);
        assertThat(scene.docusign().userCalls()).isEqualTo(calls);
        assertThat(ofDemo()).isEmpty();

        clock.advance(Duration.ofMinutes(16));
        sync.syncDue();
        assertThat(ofDemo()).hasSize(1);
    }

    @Test
    void the_next_night_begins_anew() {
        sync.syncDue();
        has(ADA);
        sync.syncDue();
        assertThat(ofDemo()).hasSize(1);

        clock.advance(Duration.ofDays(1));
        sync.syncDue();

        assertThat(ofDemo()).extracting(it -> it.counts().added()).containsExactly(1, 1);
    }

    @Test
    void a_call_that_came_to_the_limit_is_gone_on_with_and_forgotten_after_a_day() {
        hasThreePages();
        assertThat(sync.run(demo(), ADD))
                .isInstanceOfSatisfying(
                        ImportResult.Refused.class,
                        it -> assertThat(it.problem()).contains("200 users read so far"));
        clock.advance(Duration.ofDays(1));
        assertThat(sync.run(demo(), ADD)).isInstanceOf(ImportResult.Refused.class);

        clock.advance(ONE_CALL);

        assertThat(sync.run(demo(), ADD))
                .isInstanceOfSatisfying(
                        ImportResult.Done.class,
                        it -> assertThat(it.roster().counts().added()).isEqualTo(251));
    }

    @Test
    void an_import_that_somebody_watches_ends_at_the_limit_and_the_next_one_goes_on() {
        hasThreePages();
        var first = begun();
        assertThat(first.state()).isEqualTo(ImportState.REFUSED);
        assertThat(first.problem()).contains("200 users read so far are kept", "asked again in an hour");

        clock.advance(ONE_CALL);

        assertThat(begun())
                .extracting(RosterImport::state, it -> it.counts().added())
                .containsExactly(ImportState.DRY_RUN, 251);
    }

    @Test
    void who_begins_while_another_reads_is_told_at_once() {
        assertThat(listing.take(demo())).isPresent();

        assertThat(sync.begin(demo(), LOOK))
                .isInstanceOfSatisfying(
                        DirectorySync.Begun.Refused.class,
                        it -> assertThat(it.why()).contains("just being read"));
        assertThat(imports.newest(10)).isEmpty();
    }

    @Test
    void nobody_is_a_leaver_by_a_list_that_is_not_whole_and_the_import_says_so() {
        answersPage("\"startPosition\":\"0\",\"totalSetSize\":\"2\",", List.of("{\"userId\":\"nonsense\"}", user(ADA)));

        var tried = done(sync.run(demo(), new DirectorySync.Wish(ImportMode.FULL, true, "it")));
        var taken = done(importer.commit(tried.id(), null, "it"));

        assertThat(List.of(tried, taken)).allSatisfy(it -> {
            assertThat(it.mode()).isEqualTo("add");
            assertThat(it.note()).contains("not whole", "nobody is taken for a leaver");
        });
    }

    @Test
    void a_list_nobody_counted_is_whole_when_its_last_page_had_room_for_more() {
        answersPage("", Stream.generate(() -> user(ADA)).limit(99).toList());
        assertThat(done(sync.run(demo(), FULL)))
                .extracting(RosterImport::mode, RosterImport::note)
                .containsExactly("full", null);
        clock.advance(ONE_CALL);

        answersPage("", Stream.generate(() -> user(ADA)).limit(100).toList());

        assertThat(done(sync.run(demo(), FULL)).mode()).isEqualTo("add");
    }

    @Test
    void what_another_node_reads_is_left_to_it_until_its_lease_ends() {
        var turn = listing.take(demo()).orElseThrow();

        assertThat(sync.run(demo(), ADD))
                .isInstanceOfSatisfying(
                        ImportResult.Refused.class,
                        it -> assertThat(it.problem()).contains("just being read"));
        clock.advance(Duration.ofMinutes(15));
        assertThat(sync.run(demo(), ADD)).isInstanceOf(ImportResult.Done.class);

        assertThat(listing.take(demo())).isPresent();
        listing.end(turn);
        listing.release(turn);
        assertThat(listing.take(demo())).isEmpty();
    }

    @Test
    void an_address_on_two_rosters_is_asked_about_once() throws IOException {
        has(ADA);
        load("UserEmail\nada@corp.example\n");
        assertThat(resolution.resolveDue()).isOne();
        assertThat(resolution.resolveDue()).isZero();

        assertThat(row(StandIns.APPLICATION, ADA).userId()).isEqualTo(ADA.userId());
        assertThat(row(SECOND, ADA).userId()).isEqualTo(ADA.userId());
    }

    @Test
    void what_is_used_of_the_account_s_hour_is_used_for_both_applications() throws IOException {
        has(ADA);
        has(GRACE);
        load("UserEmail\nada@corp.example\ngrace@corp.example\n");
        scene.docusign().allows(3000, 1400);

        assertThat(resolution.resolveDue()).isOne();
        assertThat(resolution.resolveDue()).isZero();

        assertThat(pauses.problem(demo())).isPresent();
        assertThat(pauses.problem(second())).isEqualTo(pauses.problem(demo()));
        clock.advance(Duration.ofHours(1));
        assertThat(pauses.problem(second())).isEmpty();
    }

    @Test
    void what_docusign_refuses_to_one_application_is_asked_by_the_other() throws IOException {
        has(ADA);
        load("UserEmail\nada@corp.example\n");
        scene.docusign().userApis().refuses(400, "USER_LACKS_PERMISSIONS", "No.", 1);

        assertThat(resolution.resolveDue()).isOne();

        assertThat(pauses.problem(demo())).isPresent();
        assertThat(pauses.problem(second())).isEmpty();
    }

    @Test
    void a_second_try_with_a_new_token_takes_from_the_budget_too() throws IOException {
        has(ADA);
        has(GRACE);
        load("UserEmail\nada@corp.example\n");
        assertThat(resolution.resolveDue()).isOne();
        clock.advance(ONE_CALL);
        load("UserEmail\ngrace@corp.example\n");
        var before = scene.docusign().userCalls();
        scene.docusign().forgetsTokens();
        assertThat(resolution.resolveDue()).isOne();
        load("UserEmail\ncharles@corp.example\n");

        assertThat(resolution.resolveDue()).isZero();
        assertThat(scene.docusign().userCalls()).isEqualTo(before + 2);
    }

    @Test
    void nobody_is_claimed_while_no_call_may_be_made() throws IOException {
        load("UserEmail\nada@corp.example\ngrace@corp.example\ncharles@corp.example\n");

        assertThat(resolution.resolveDue()).isEqualTo(2);
        assertThat(resolution.resolveDue()).isZero();

        assertThat(claims()).isEqualTo(2);
        clock.advance(ONE_CALL);
        assertThat(resolution.resolveDue()).isOne();
        assertThat(claims()).isEqualTo(3);
    }

    @Test
    void docusign_s_user_id_of_an_address_goes_before_that_of_an_older_file() throws IOException {
        has(ADA);
        load("UserEmail,APIUserName\nada@corp.example," + GRACE.userId() + "\n");

        sync.syncDue();

        assertThat(row(StandIns.APPLICATION, ADA).userId()).isEqualTo(ADA.userId());
        assertThat(row(StandIns.APPLICATION, ADA).status()).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void docusign_s_status_goes_before_that_of_an_older_file() throws IOException {
        has(ADA);
        load("UserEmail,APIUserName,Status\nada@corp.example," + ADA.userId() + ",Active\n");
        scene.docusign().becomes(ADA.userId(), UserStatus.ACTIVATION_SENT);

        sync.syncDue();

        assertThat(row(StandIns.APPLICATION, ADA).cause()).isEqualTo(StuckCause.NOT_ACTIVATED);
        assertThat(row(SECOND, ADA).cause()).isEqualTo(StuckCause.NOT_ACTIVATED);
    }

    @Test
    void a_user_a_file_has_given_to_somebody_else_is_not_taken_away_by_a_look_up() throws IOException {
        has(ADA);
        load("UserEmail,APIUserName\ngrace@corp.example," + ADA.userId() + "\nada@corp.example,\n");

        resolution.resolveDue();

        assertThat(row(StandIns.APPLICATION, GRACE).userId()).isEqualTo(ADA.userId());
        assertThat(row(StandIns.APPLICATION, ADA).userId()).isNull();
        assertThat(row(StandIns.APPLICATION, ADA).status()).isEqualTo(ConsentStatus.FAULTY);
    }

    private void hasThreePages() {
        for (var i = 0; i < 250; i++) {
            has(Figure.named("user" + i));
        }
    }

    private void has(Figure figure) {
        scene.docusign().knows(DocusignUser.active(figure.userId(), figure.email(), figure.name(), "Example"));
        members.add(figure.userId());
        scene.docusign().knows(new Account(StandIns.ACCOUNT, "Corp", UUID.nameUUIDFromBytes(new byte[] {9}), members));
    }

    private void load(String csv) throws IOException {
        var file = Files.createTempFile("both", ".csv");
        Files.writeString(file, csv);
        assertThat(importer.run(
                        new ImportRequest(
                                "both.csv",
                                List.of(StandIns.APPLICATION, SECOND),
                                ImportMode.ADD,
                                false,
                                null,
                                ReadOptions.DETECT,
                                "it"),
                        file))
                .isInstanceOf(ImportResult.Done.class);
        Files.delete(file);
    }

    private Application demo() {
        return applications.find(StandIns.APPLICATION).orElseThrow();
    }

    /** What the import has become in the background. */
    private RosterImport begun() {
        var running = (DirectorySync.Begun.Running) sync.begin(demo(), LOOK);
        await().until(() -> imports.find(running.id()).orElseThrow().endedAt() != null);
        return imports.find(running.id()).orElseThrow();
    }

    private static RosterImport done(ImportResult result) {
        return ((ImportResult.Done) result).roster();
    }

    private void answersPage(String counts, List<String> users) {
        scene.docusign().userApis().answers(200, "{%s\"users\":[%s]}".formatted(counts, String.join(",", users)), 1);
    }

    private static String user(Figure figure) {
        return "{\"userId\":\"%s\",\"email\":\"%s\",\"userStatus\":\"Active\"}"
                .formatted(figure.userId(), figure.email());
    }

    private Application second() {
        return applications.find(SECOND).orElseThrow();
    }

    private long claims() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("select sum(claim) from user_id_lookup", Long.class)
                        .getSingleResult());
    }

    private List<RosterImport> ofDemo() {
        return imports.newest(10).stream()
                .filter(it -> it.applications().equals(List.of(StandIns.APPLICATION)))
                .toList();
    }

    private ConsentRow row(String application, Figure figure) {
        return views.list(new ConsentFilter(application, null, null, null, figure.email(), null), null, 2)
                .getFirst();
    }
}
