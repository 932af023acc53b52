package org.consentcourier.roster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.UUID;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.docusign.DirectoryAnswer;
import org.consentcourier.docusign.Environment;
import org.consentcourier.docusign.UserDirectory;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.outreach.Planner;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.ImportUndo;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.Counts;
import org.consentcourier.roster.UserIds;
import org.consentcourier.sandbox.docusign.Account;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.docusign.UserStatus;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class DirectoryTest {

    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final Figure ADMIN = new Figure("admin", StandIns.DIRECTORY_USER);
    private static final DirectorySync.Wish FULL = new DirectorySync.Wish(ImportMode.FULL, false, "it");

    @Inject
    Scene scene;

    @Inject
    UserIdResolution resolution;

    @Inject
    DirectorySync sync;

    @Inject
    DirectoryPauses pauses;

    @Inject
    LookupQueue queue;

    @Inject
    UserDirectory directory;

    @Inject
    ImportUndo undo;

    @Inject
    Planner planner;

    @Inject
    Applications applications;

    @Inject
    UserIds userIds;

    @Inject
    GrantSweep sweep;

    @Inject
    MovableClock clock;

    @BeforeEach
    void the_directory_user_has_consented() {
        scene.begin();
        scene.knownToDocusign(ADMIN);
        scene.consents(ADMIN);
        account(ADMIN);
        // The bucket of calls begins full at the hour.
        clock.advance(Duration.ofHours(1));
        // The token of an earlier test is refused once.
        ask("nobody@corp.example");
    }

    @Test
    void an_address_becomes_a_user_id_and_is_checked() {
        docusignHas(ADA);
        scene.load("UserEmail\nADA@corp.example\n");
        assertThat(scene.row(new Figure("ADA", ADA.userId())).status()).isEqualTo(ConsentStatus.UNRESOLVED);

        assertThat(resolution.resolveDue()).isOne();
        assertThat(resolution.resolveDue()).isZero();
        sweep.sweep();

        var row = scene.row(new Figure("ADA", ADA.userId()));
        assertThat(row.userId()).isEqualTo(ADA.userId());
        assertThat(row.status()).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void an_address_docusign_does_not_know_is_faulty_and_asked_about_again_in_a_week() {
        scene.load("UserEmail\nada@corp.example\n");

        resolution.resolveDue();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.FAULTY);
        docusignHas(ADA);
        assertThat(resolution.resolveDue()).isZero();
        clock.advance(Duration.ofDays(7));
        assertThat(resolution.resolveDue()).isOne();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void several_users_of_one_address_are_offered_and_none_is_taken() {
        var other = UUID.nameUUIDFromBytes(new byte[] {1});
        scene.docusign().knows(DocusignUser.active(other, ADA.email(), "Ada", "King"));
        scene.docusign().knows(DocusignUser.active(ADA.userId(), ADA.email(), "Ada", "Lovelace"));
        account(ADMIN, ADA, new Figure("other", other));
        scene.load("UserEmail\nada@corp.example\n");

        resolution.resolveDue();

        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
        assertThat(userIds.choices(scene.row(ADA).personId(), Environment.DEMO))
                .extracting(UserIds.Choice::userId, UserIds.Choice::inUse)
                .containsExactlyInAnyOrder(tuple(ADA.userId(), false), tuple(other, false));
        assertThat(resolution.resolveDue()).isZero();
    }

    @Test
    void nobody_is_asked_about_while_more_than_half_of_the_account_s_hour_is_used() {
        docusignHas(ADA, GRACE);
        scene.docusign().allows(3000, 1400);
        scene.load("UserEmail\nada@corp.example\ngrace@corp.example\n");

        assertThat(resolution.resolveDue()).isOne();
        assertThat(resolution.resolveDue()).isZero();
        assertThat(pauses.problem(application()))
                .hasValueSatisfying(it -> assertThat(it.problem()).contains("half"));

        scene.docusign().allows(3000, 3000);
        clock.advance(Duration.ofHours(1));
        assertThat(resolution.resolveDue()).isOne();
    }

    @Test
    void a_limit_and_a_missing_consent_wait_and_change_nobody() {
        docusignHas(ADA);
        scene.load("UserEmail\nada@corp.example\n");
        scene.docusign().userApis().answersHourlyLimit(400, 1);
        assertThat(resolution.resolveDue()).isZero();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
        clock.advance(Duration.ofHours(2));
        assertThat(resolution.resolveDue()).isOne();
    }

    @Test
    void an_address_docusign_stumbles_over_keeps_nobody_waiting() {
        docusignHas(ADA, GRACE, CHARLES);
        scene.docusign().stumblesOver(ADA.email());
        scene.load("UserEmail\nada@corp.example\n");
        clock.advance(Duration.ofSeconds(1));
        scene.load("UserEmail\ngrace@corp.example\ncharles@corp.example\n");

        assertThat(resolution.resolveDue()).isEqualTo(2);

        assertThat(pauses.problem(application())).isEmpty();
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.status(CHARLES)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void two_such_addresses_stop_the_look_ups_for_a_while_and_then_let_the_others_go_first() {
        docusignHas(ADA, GRACE, CHARLES);
        scene.docusign().stumblesOver(ADA.email());
        scene.docusign().stumblesOver(GRACE.email());
        scene.load("UserEmail\nada@corp.example\ngrace@corp.example\n");
        clock.advance(Duration.ofSeconds(1));
        scene.load("UserEmail\ncharles@corp.example\n");

        assertThat(resolution.resolveDue()).isZero();
        assertThat(pauses.problem(application())).isPresent();
        clock.advance(Duration.ofMinutes(15));
        var before = scene.docusign().userCalls();
        assertThat(resolution.resolveDue()).isOne();

        assertThat(scene.status(CHARLES)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.docusign().userCalls()).isEqualTo(before + 3);
    }

    @Test
    void an_address_that_is_refused_again_and_again_is_asked_about_ever_more_seldom() {
        docusignHas(ADA);
        scene.docusign().stumblesOver(ADA.email());
        scene.load("UserEmail\nada@corp.example\n");

        assertThat(callsWithin(Duration.ofHours(1))).isEqualTo(3);
        assertThat(callsWithin(Duration.ofHours(3))).isEqualTo(2);
        assertThat(callsWithin(Duration.ofDays(10))).isEqualTo(11);
    }

    @Test
    void a_repaired_address_is_asked_about_at_once() {
        docusignHas(ADA);
        scene.docusign().stumblesOver("lovelace@corp.example");
        scene.load("UserEmail,EmployeeId\nlovelace@corp.example,7\n");
        assertThat(resolution.resolveDue()).isZero();

        clock.advance(Duration.ofSeconds(1));
        scene.docusign().behaves();
        scene.docusign().knows(DocusignUser.active(ADA.userId(), "lovelace@corp.example", "Ada", "Lovelace"));
        scene.load("UserEmail,EmployeeId\nlovelace@corp.example,8\n");

        assertThat(resolution.resolveDue()).isOne();
    }

    @Test
    void an_answer_of_no_use_lets_the_others_go_first_after_a_minute() {
        docusignHas(ADA, GRACE);
        scene.load("UserEmail\nada@corp.example\n");
        clock.advance(Duration.ofSeconds(1));
        scene.load("UserEmail\ngrace@corp.example\n");
        scene.docusign().userApis().answersGarbage(1);
        assertThat(resolution.resolveDue()).isZero();

        clock.advance(Duration.ofMinutes(1));
        scene.docusign().allows(3000, 1400); // the first answer will be the last of this hour
        assertThat(resolution.resolveDue()).isOne();

        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
    }

    @Test
    void a_fault_of_the_application_is_no_fault_of_whoever_was_asked_about() {
        docusignHas(ADA, GRACE);
        scene.load("UserEmail\nada@corp.example\ngrace@corp.example\n");
        scene.docusign().userApis().refuses(400, "USER_LACKS_PERMISSIONS", "No.", 1);
        var before = scene.docusign().userCalls();

        assertThat(resolution.resolveDue()).isZero();
        assertThat(scene.docusign().userCalls()).isEqualTo(before + 1);
        clock.advance(Duration.ofMinutes(15));

        assertThat(resolution.resolveDue()).isEqualTo(2);
    }

    @Test
    void who_gets_a_user_id_while_docusign_is_asked_is_neither_overwritten_nor_asked_about_again() {
        docusignHas(ADA);
        scene.load("UserEmail\nada@corp.example\n");
        var person = scene.row(ADA).personId();
        var claim = queue.claim(application(), 1).getFirst();
        var answer = (DirectoryAnswer.Found) ask(claim.email());
        var before = scene.docusign().userCalls();

        userIds.set(person, Environment.DEMO, GRACE.userId(), "it");
        queue.settle(application(), claim, answer.users());
        clock.advance(Duration.ofDays(30));

        assertThat(scene.row(ADA).userId()).isEqualTo(GRACE.userId());
        assertThat(userIds.choices(person, Environment.DEMO)).hasSize(1);
        assertThat(resolution.resolveDue()).isZero();
        assertThat(scene.docusign().userCalls()).isEqualTo(before);
    }

    @Test
    void who_gets_a_user_id_before_docusign_is_asked_again_is_not_faulty_any_more() {
        scene.load("UserEmail\nada@corp.example\n");
        resolution.resolveDue();
        var before = scene.docusign().userCalls();

        userIds.set(scene.row(ADA).personId(), Environment.DEMO, ADA.userId(), "it");
        clock.advance(Duration.ofDays(8));

        assertThat(resolution.resolveDue()).isZero();
        assertThat(scene.docusign().userCalls()).isEqualTo(before);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void who_loses_the_user_id_of_an_import_is_asked_about() {
        docusignHas(ADA);
        scene.load("UserEmail\nada@corp.example\n");
        clock.advance(Duration.ofSeconds(1));
        var told = done(scene.load("UserEmail,APIUserName\nada@corp.example," + GRACE.userId() + "\n"));
        assertThat(resolution.resolveDue()).isZero();

        assertThat(undo.undo(told.id(), "it")).isInstanceOf(ImportUndo.Outcome.Undone.class);

        assertThat(resolution.resolveDue()).isOne();
        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
    }

    @Test
    void a_chosen_user_who_has_yet_to_activate_is_not_mailed_and_checked_daily() {
        var other = UUID.nameUUIDFromBytes(new byte[] {1});
        docusignHas(ADA, new Figure("other", other));
        scene.docusign().knows(DocusignUser.active(other, ADA.email(), "Ada", "King"));
        scene.docusign().becomes(other, UserStatus.ACTIVATION_SENT);
        scene.load("UserEmail\nada@corp.example\n");
        resolution.resolveDue();
        scene.start();

        userIds.set(scene.row(ADA).personId(), Environment.DEMO, other, "it");
        sweep.sweep();
        assertThat(planner.planDue()).isZero();
        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NOT_ACTIVATED);
        assertThat(scene.row(ADA).checkDueAt()).isBefore(clock.instant().plus(Duration.ofHours(25)));

        userIds.set(scene.row(ADA).personId(), Environment.DEMO, ADA.userId(), "it");
        sweep.sweep();
        assertThat(planner.planDue()).isOne();
    }

    @Test
    void all_users_of_the_account_come_in_as_a_roster_and_who_is_closed_there_leaves() {
        docusignHas(ADA, GRACE);

        assertThat(done(sync.run(application(), FULL)).counts()).isEqualTo(new Counts(3, 0, 0, 0, 0, 0, 0, 0));
        assertThat(done(sync.run(application(), FULL)).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0, 0, 0, 0));

        scene.docusign().closes(GRACE.userId());
        assertThat(sync.run(application(), FULL)).isInstanceOf(ImportResult.LeaversUnconfirmed.class);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
    }

    private int callsWithin(Duration duration) {
        var before = scene.docusign().userCalls();
        var end = clock.instant().plus(duration);
        while (clock.instant().isBefore(end)) {
            resolution.resolveDue();
            clock.advance(Duration.ofMinutes(15));
        }
        return scene.docusign().userCalls() - before;
    }

    private DirectoryAnswer ask(String email) {
        return directory.find(
                application().integration(), application().directory().orElseThrow(), email, () -> true);
    }

    private RosterImport done(ImportResult result) {
        assertThat(result).isInstanceOf(ImportResult.Done.class);
        return ((ImportResult.Done) result).roster();
    }

    private Application application() {
        return applications.find(StandIns.APPLICATION).orElseThrow();
    }

    private void docusignHas(Figure... figures) {
        scene.knownToDocusign(figures);
        var all = Arrays.copyOf(figures, figures.length + 1);
        all[figures.length] = ADMIN;
        account(all);
    }

    private void account(Figure... members) {
        var ids = new HashSet<UUID>();
        for (var member : members) {
            ids.add(member.userId());
        }
        scene.docusign().knows(new Account(StandIns.ACCOUNT, "Corp", UUID.nameUUIDFromBytes(new byte[] {9}), ids));
    }
}
