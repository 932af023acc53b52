package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.StuckCause;
import org.consentcourier.docusign.Environment;
import org.consentcourier.roster.RosterChanges.Change;
import org.consentcourier.roster.RosterChanges.Kind;
import org.consentcourier.roster.RosterFindings.Finding;
import org.consentcourier.roster.RosterImport.Counts;
import org.consentcourier.roster.RosterImport.ImportState;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RosterDiffTest {

    private static final String HEADER = "UserEmail,APIUserName\n";
    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure CHARLES = Figure.named("charles");
    private static final String WITH_STATUS = "UserEmail,APIUserName,Status\n";

    @Inject
    Scene scene;

    @Inject
    RosterImporter importer;

    @Inject
    RosterImports imports;

    @Inject
    RosterChanges changes;

    @Inject
    RosterFindings findings;

    @Inject
    ImportUndo undo;

    @Inject
    UserIds userIds;

    @Inject
    AuditTrail audit;

    @Inject
    Session session;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void who_is_absent_from_a_full_roster_has_left_and_from_an_added_one_has_not() {
        load(ADA, GRACE);
        load(ADA);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);

        var done = full(file(ADA), 1);

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 1, 1, 0, 0, 0, 0));
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.LEFT);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(emails(done, Kind.LEAVING)).containsExactly(GRACE.email());
    }

    @Test
    void who_comes_back_stands_on_the_roster_again() {
        load(ADA, GRACE);
        full(file(ADA), 1);

        var done = done(scene.load(file(ADA, GRACE)));

        assertThat(done.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0, 0));
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void a_rejected_row_of_a_full_roster_makes_nobody_a_leaver() {
        load(ADA, GRACE);

        var done = full(HEADER + "ada@corp.example,%s\ngrace@corp.example,no-guid\n".formatted(ADA.userId()), null);

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 1, 0, 1, 0, 0, 0));
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void a_rejected_row_that_tells_a_name_only_makes_nobody_of_that_name_a_leaver() {
        var names = "UserEmail,APIUserName,FirstName,LastName\n";
        scene.load(names
                + "ada@corp.example,%s,Ada,Lovelace\ngrace@corp.example,%s,Grace,Hopper\n"
                        .formatted(ADA.userId(), GRACE.userId()));

        var done =
                full(names + "ada@corp.example,%s,Ada,Lovelace\ngrace@,,grace,HOPPER\n".formatted(ADA.userId()), null);

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 1, 0, 1, 0, 0, 0));
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void such_a_name_may_be_written_in_any_form() {
        var names = "UserEmail,APIUserName,FirstName,LastName\n";
        scene.load(names
                + "ada@corp.example,%s,\u0130lker Ren\u00e9,\u00d6zt\u00fcrk\ngrace@corp.example,%s,Grace,Hopper\n"
                        .formatted(ADA.userId(), GRACE.userId()));

        var done = full(
                names
                        + "ada@,,\u0130LKER RENE\u0301,o\u0308zt\u00fcrk\ngrace@corp.example,%s,Grace,Hopper\n"
                                .formatted(GRACE.userId()),
                null);

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 1, 0, 1, 0, 0, 0));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void too_many_leavers_need_their_number_said() {
        load(ADA, GRACE, CHARLES);

        var refused = scene.load(file(ADA), ImportMode.FULL, false, null);

        assertThat(refused).isInstanceOfSatisfying(ImportResult.LeaversUnconfirmed.class, it -> {
            assertThat(it.roster().state()).isEqualTo(ImportState.REFUSED);
            assertThat(it.roster().counts().leaving()).isEqualTo(2);
            assertThat(it.roster().known()).isEqualTo(3);
        });
        assertThat(scene.load(file(ADA), ImportMode.FULL, false, 1))
                .isInstanceOf(ImportResult.LeaversUnconfirmed.class);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        assertThat(full(file(ADA), 2).counts().leaving()).isEqualTo(2);
    }

    @Test
    void a_known_person_whom_docusign_has_closed_leaves_and_an_unknown_one_is_not_taken() {
        load(ADA, GRACE);

        var done = done(scene.load(
                "UserEmail,APIUserName,Status\ngrace@corp.example,%s,Closed\ncharles@corp.example,%s,Disabled\n"
                        .formatted(GRACE.userId(), CHARLES.userId()),
                ImportMode.ADD,
                false,
                1));

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0, 0, 1));
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.LEFT);
        assertThat(emails(done, Kind.CLOSED)).containsExactly(CHARLES.email());
    }

    @Test
    void a_dry_run_shows_old_and_new_and_how_many_mails_there_would_be() {
        load(ADA);

        var tried = tried("UserEmail,APIUserName,CompanyName\nada@corp.example,%s,Navy\ngrace@corp.example,%s,Navy\n"
                .formatted(ADA.userId(), GRACE.userId()));

        assertThat(tried.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(tried.mails()).isOne();
        assertThat(changes.list(tried.id(), Kind.UPDATED, 0, 10))
                .extracting(Change::email, Change::line, Change::before, Change::after)
                .containsExactly(tuple(ADA.email(), 2L, Map.of("company", ""), Map.of("company", "Navy")));
        assertThat(emails(tried, Kind.ADDED)).containsExactly(GRACE.email());
    }

    @Test
    void a_dry_run_is_made_true_by_its_token_once() {
        var tried = tried(file(ADA));

        var done = done(commit(tried));

        assertThat(done.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(commit(tried)).isEqualTo(new ImportResult.Done(done));
    }

    @Test
    void a_dry_run_of_a_roster_that_changed_since_is_not_made_true_but_made_again() {
        var tried = tried(file(ADA, GRACE));
        load(GRACE);

        var outdated = commit(tried);

        assertThat(outdated).isInstanceOfSatisfying(ImportResult.Outdated.class, it -> {
            assertThat(it.again().counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0, 0));
            assertThat(done(commit(it.again())).counts().added()).isOne();
        });
    }

    @Test
    void persons_may_exchange_their_addresses() {
        load(ADA, GRACE);

        var done = done(scene.load(
                HEADER + "grace@corp.example,%s\nada@corp.example,%s\n".formatted(ADA.userId(), GRACE.userId())));

        assertThat(done.counts()).isEqualTo(new Counts(0, 2, 0, 0, 0, 0, 0, 0));
        assertThat(scene.row(ADA).userId()).isEqualTo(GRACE.userId());
    }

    @Test
    void a_changed_address_keeps_the_state_and_is_an_event() {
        load(ADA);

        scene.load(HEADER + "king@corp.example," + ADA.userId() + "\n");

        assertThat(events("e-mail address changed")).isOne();
        assertThat(events("User ID changed")).isZero();
    }

    @Test
    void several_users_of_one_address_are_a_choice_and_the_one_in_use_stays() {
        var two = HEADER + "ada@corp.example,%s\nada@corp.example,%s\n".formatted(ADA.userId(), GRACE.userId());
        var done = done(scene.load(two));

        assertThat(done.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0, 0));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
        assertThat(changes.list(done.id(), Kind.CHOICE, 0, 10))
                .singleElement()
                .satisfies(choice -> assertThat(choice.after())
                        .containsOnlyKeys(
                                ADA.userId().toString(), GRACE.userId().toString()));

        load(ADA);
        assertThat(done(scene.load(two)).counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 1, 0, 0));
        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
    }

    @Test
    void whoever_is_chosen_of_a_file_is_as_active_as_the_file_said() {
        scene.load("UserEmail,APIUserName,Status\nada@corp.example,%s,Active\nada@corp.example,%s,ActivationSent\n"
                .formatted(ADA.userId(), GRACE.userId()));

        userIds.set(scene.row(ADA).personId(), Environment.DEMO, GRACE.userId(), "it");

        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NOT_ACTIVATED);
    }

    @Test
    void a_closed_former_user_of_an_address_is_no_choice() {
        scene.load("UserEmail,APIUserName,Status\nada@corp.example,%s,Closed\nada@corp.example,%s,Active\n"
                .formatted(GRACE.userId(), ADA.userId()));

        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
    }

    @Test
    void one_user_of_several_accounts_is_one_person_and_no_reject() {
        var done = done(scene.load(
                "UserEmail,APIUserName,AccountID,Status\nada@corp.example,%1$s,1,Closed\nada@corp.example,%1$s,2,Active\n"
                        .formatted(ADA.userId())));

        assertThat(done.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0, 0));
        assertThat(imports.rejects(done.id(), 0, 10)).isEmpty();
    }

    @Test
    void one_user_id_with_two_addresses_is_a_conflict_of_both() {
        var done = done(scene.load(HEADER + "ada@corp.example,%1$s\nking@corp.example,%1$s\n".formatted(ADA.userId())));

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 2, 0));
        assertThat(imports.rejects(done.id(), 0, 10))
                .extracting(Reject::line, Reject::kind)
                .containsExactly(tuple(2L, Reject.Kind.CONFLICT), tuple(3L, Reject.Kind.CONFLICT));
    }

    @Test
    void columns_of_other_names_are_kept_and_emptied() {
        scene.load("UserEmail,CostCenter,Floor\nada@corp.example,4711,3\n");
        scene.load("UserEmail,CostCenter,Floor\nada@corp.example,4712,\n");

        assertThat(attributes(ADA.email())).isEqualTo("{\"CostCenter\": \"4712\"}");
    }

    @Test
    void an_undone_import_leaves_no_trace_on_the_roster() {
        scene.load("UserEmail,APIUserName,CompanyName\nada@corp.example,%s,Navy\ngrace@corp.example,%s,Navy\n"
                .formatted(ADA.userId(), GRACE.userId()));
        var before = roster();
        var done = full(
                "UserEmail,APIUserName,CompanyName\nking@corp.example,%s,Army\ncharles@corp.example,%s,Army\n"
                        .formatted(ADA.userId(), CHARLES.userId()),
                1);

        assertThat(undo.undo(done.id(), "it")).isInstanceOf(ImportUndo.Outcome.Undone.class);

        assertThat(roster()).isEqualTo(before);
        assertThat(scene.status(CHARLES)).isEqualTo(ConsentStatus.LEFT);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
        assertThat(undo.undo(done.id(), "it")).isInstanceOf(ImportUndo.Outcome.UndoneBefore.class);
    }

    @Test
    void an_import_on_which_another_was_built_is_not_undone() {
        var first = done(scene.load(file(ADA)));
        load(GRACE);

        assertThat(undo.undo(first.id(), "it")).isInstanceOf(ImportUndo.Outcome.Refused.class);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void a_list_without_user_ids_leaves_those_alone_who_have_one() {
        load(ADA);

        var done = done(scene.load("UserEmail\nada@corp.example\n"));

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
    }

    @Test
    void an_address_that_an_undone_import_gave_to_somebody_new_goes_back_to_whose_it_was() {
        load(ADA);
        var before = roster();
        var done = done(scene.load(
                HEADER + "king@corp.example,%s\nada@corp.example,%s\n".formatted(ADA.userId(), GRACE.userId())));

        assertThat(undo.undo(done.id(), "it")).isInstanceOf(ImportUndo.Outcome.Undone.class);

        assertThat(roster()).isEqualTo(before);
        assertThat(scene.load(file(ADA, GRACE))).isInstanceOf(ImportResult.Done.class);
        assertThat(scene.status(GRACE)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void what_is_odd_about_managers_is_found_and_named() {
        var done = done(scene.load("""
                UserEmail,ManagerEmail
                ada@corp.example,grace@corp.example
                grace@corp.example,ada@corp.example
                charles@corp.example,charles@corp.example
                emmy@corp.example,gone@corp.example
                alan@corp.example,boss@other.example
                konrad@corp.example,
                """));

        assertThat(findings.of(done.id()))
                .extracting(Finding::kind, Finding::persons, Finding::detail)
                .contains(
                        tuple(RosterFindings.Kind.MANAGER_MISSING, 1, "konrad@corp.example"),
                        tuple(RosterFindings.Kind.MANAGER_SELF, 1, "charles@corp.example"),
                        tuple(RosterFindings.Kind.MANAGER_UNKNOWN, 1, "emmy@corp.example"),
                        tuple(RosterFindings.Kind.MANAGER_EXTERNAL, 1, "alan@corp.example"),
                        tuple(RosterFindings.Kind.MANAGER_CYCLE, 2, "ada@corp.example → grace@corp.example"));
    }

    @Test
    void several_users_of_somebody_known_without_user_id_are_a_choice_too() {
        scene.load("UserEmail\nada@corp.example\n");
        var several = HEADER + "ada@corp.example,%s\nada@corp.example,%s\n".formatted(ADA.userId(), GRACE.userId());

        assertThat(done(scene.load(several)).counts()).isEqualTo(new Counts(0, 1, 0, 0, 0, 1, 0, 0));

        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.SEVERAL_USER_IDS);
        assertThat(done(scene.load(several)).counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 1, 0, 0));
    }

    @Test
    void a_choice_goes_with_the_import_that_brought_it() {
        scene.load("UserEmail,CompanyName\nada@corp.example,x\n");
        var done = done(scene.load("UserEmail,CompanyName,APIUserName\nada@corp.example,y,%s\nada@corp.example,y,%s\n"
                .formatted(ADA.userId(), GRACE.userId())));

        undo.undo(done.id(), "it");

        assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NO_USER_ID);
    }

    @Test
    void another_user_of_the_address_says_nothing_of_how_active_the_one_in_use_is() {
        scene.load(WITH_STATUS + "ada@corp.example,%s,Active\n".formatted(ADA.userId()));

        scene.load(WITH_STATUS
                + "ada@corp.example,%s,ActivationSent\nada@corp.example,%s,Active\n"
                        .formatted(GRACE.userId(), ADA.userId()));

        assertThat(scene.row(ADA).userId()).isEqualTo(ADA.userId());
        assertThat(scene.row(ADA).cause()).isNull();
    }

    @Test
    void who_has_yet_to_activate_is_no_mail_to_come() {
        var tried = tried(WITH_STATUS
                + "ada@corp.example,%s,ActivationSent\ngrace@corp.example,%s,Active\n"
                        .formatted(ADA.userId(), GRACE.userId()));

        assertThat(tried.mails()).isOne();
    }

    @Test
    void whoever_is_activated_by_a_file_is_a_mail_to_come() {
        scene.load(WITH_STATUS + "ada@corp.example,%s,ActivationSent\n".formatted(ADA.userId()));

        assertThat(tried(WITH_STATUS + "ada@corp.example,%s,Active\n".formatted(ADA.userId()))
                        .mails())
                .isOne();
        assertThat(tried(WITH_STATUS + "ada@corp.example,%s,ActivationRequired\n".formatted(ADA.userId()))
                        .mails())
                .isZero();
        assertThat(tried("UserEmail,FirstName\nada@corp.example,Ada\n").mails()).isZero();
    }

    @Test
    void an_undo_finds_people_again_whose_address_the_database_would_write_in_other_small_letters() {
        scene.load(HEADER + "İnci@corp.example," + ADA.userId() + "\n");
        var before = roster();
        var done = done(scene.load(HEADER + "inci@corp.example," + ADA.userId() + "\n"));

        undo.undo(done.id(), "it");

        assertThat(roster()).isEqualTo(before);
        assertThat(changes.list(done.id(), Kind.UPDATED, 0, 9))
                .singleElement()
                .satisfies(change -> assertThat(change.after().keySet()).containsExactly("email"));
    }

    @Test
    void a_user_id_comes_back_as_active_as_it_was() {
        for (var status : List.of("Active", "ActivationSent")) {
            scene.begin();
            scene.load(WITH_STATUS + "ada@corp.example,%s,ActivationSent\n".formatted(ADA.userId()));
            var before = roster();
            var done = done(scene.load(WITH_STATUS + "ada@corp.example,%s,%s\n".formatted(GRACE.userId(), status)));

            undo.undo(done.id(), "it");

            assertThat(roster()).isEqualTo(before);
            assertThat(scene.row(ADA).cause()).isEqualTo(StuckCause.NOT_ACTIVATED);
        }
    }

    @Test
    void how_active_a_user_is_shows_as_changed_only_where_it_is_another() {
        scene.load(WITH_STATUS + "ada@corp.example,%s,Active\n".formatted(ADA.userId()));

        var done = done(scene.load(WITH_STATUS + "ada@corp.example,%s,Active\n".formatted(GRACE.userId())));

        assertThat(changes.list(done.id(), Kind.UPDATED, 0, 10))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).containsOnlyKeys("user_id"));
    }

    @Test
    void a_closed_user_of_an_old_address_gives_way_to_the_new_one_of_the_same_person() {
        load(ADA);

        var done = done(scene.load(WITH_STATUS
                + "old-ada@corp.example,%s,Closed\nada@corp.example,%s,Active\n"
                        .formatted(ADA.userId(), GRACE.userId())));

        assertThat(done.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 0, 1));
        assertThat(scene.row(ADA).userId()).isEqualTo(GRACE.userId());
    }

    @Test
    void a_closed_user_is_not_the_person_of_the_address_who_has_another() {
        load(ADA);

        var done = done(scene.load(WITH_STATUS + "ada@corp.example,%s,Closed\n".formatted(GRACE.userId())));

        assertThat(done.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0, 1));
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void who_returns_as_another_user_begins_a_new_round() {
        load(ADA, GRACE);
        full(file(GRACE), 1);

        scene.load(HEADER + "ada@corp.example,%s\n".formatted(CHARLES.userId()));

        assertThat(scene.row(ADA).round()).isEqualTo(2);
    }

    @Test
    void a_user_id_of_somebody_who_left_goes_to_whoever_has_it_now() {
        load(ADA, GRACE);
        full("UserEmail,APIUserName\ngrace@corp.example,%s\nking@corp.example,\n".formatted(GRACE.userId()), 1);
        var king = scene.row(new Figure("king", ADA.userId())).personId();
        var former = scene.row(ADA).personId();

        assertThat(userIds.set(king, Environment.DEMO, ADA.userId(), "it")).isInstanceOf(UserIds.Outcome.Done.class);

        assertThat(scene.status(new Figure("king", ADA.userId()))).isEqualTo(ConsentStatus.NEW);
        assertThat(scene.status(ADA)).isEqualTo(ConsentStatus.LEFT);
        assertThat(audit.newest(0, 2))
                .filteredOn(line -> line.subject().equals("person " + former))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.detail()).contains(ADA.userId().toString(), king.toString()));
    }

    private void load(Figure... figures) {
        assertThat(scene.load(file(figures))).isInstanceOf(ImportResult.Done.class);
    }

    private RosterImport full(String csv, @Nullable Integer leavers) {
        return done(scene.load(csv, ImportMode.FULL, false, leavers));
    }

    private RosterImport tried(String csv) {
        return done(scene.load(csv, ImportMode.ADD, true, null));
    }

    private ImportResult commit(RosterImport tried) {
        return importer.commit(Objects.requireNonNull(tried.confirm()), null, "it");
    }

    private static RosterImport done(ImportResult result) {
        assertThat(result).isInstanceOf(ImportResult.Done.class);
        return ((ImportResult.Done) result).roster();
    }

    private static String file(Figure... figures) {
        return List.of(figures).stream()
                .map(figure -> figure.email() + "," + figure.userId())
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }

    private List<String> emails(RosterImport roster, Kind kind) {
        return changes.list(roster.id(), kind, 0, 100).stream()
                .map(Change::email)
                .toList();
    }

    private long events(String note) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "select count(*) from consent_event where note = :note", Long.class)
                        .setParameter("note", note)
                        .getSingleResult());
    }

    private String attributes(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "select cast(attributes as text) from person where email = :email", String.class)
                        .setParameter("email", email)
                        .getSingleResult());
    }

    /** Everybody on a roster, as far as a file can tell. */
    private List<?> roster() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("""
                        select email, email_key, company, cast(rosters as text), cast(user_id as text)
                        from person left join docusign_identity on person_id = person.id
                        where cardinality(rosters) > 0 order by email""", Object[].class)
                        .getResultStream()
                        .map(row -> List.of(row))
                        .toList());
    }
}
