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
import org.consentcourier.docusign.Environment;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImport;
import org.consentcourier.roster.RosterImport.Counts;
import org.consentcourier.roster.UserIds;
import org.consentcourier.sandbox.docusign.Account;
import org.consentcourier.sandbox.docusign.DocusignUser;
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
    private static final Figure ADMIN = new Figure("admin", StandIns.DIRECTORY_USER);
    private static final DirectorySync.Wish FULL = new DirectorySync.Wish(ImportMode.FULL, false, Duration.ZERO, "it");

    @Inject
    Scene scene;

    @Inject
    UserIdResolution resolution;

    @Inject
    DirectorySync sync;

    @Inject
    DirectoryCalls calls;

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
        assertThat(calls.problem(application()))
                .hasValueSatisfying(it -> assertThat(it).contains("half"));

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
    void all_users_of_the_account_come_in_as_a_roster_and_who_is_closed_there_leaves() {
        docusignHas(ADA, GRACE);

        assertThat(done(sync.run(application(), FULL)).counts()).isEqualTo(new Counts(3, 0, 0, 0, 0, 0, 0, 0));
        assertThat(done(sync.run(application(), FULL)).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0, 0, 0, 0));

        scene.docusign().closes(GRACE.userId());
        assertThat(sync.run(application(), FULL)).isInstanceOf(ImportResult.LeaversUnconfirmed.class);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
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
