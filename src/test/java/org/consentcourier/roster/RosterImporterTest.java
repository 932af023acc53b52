package org.consentcourier.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consentcourier.audit.AuditTrail;
import org.consentcourier.roster.RosterImport.Counts;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RosterImporterTest {

    private static final String ADA = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private static final String GRACE = "3f2504e0-4f89-11d3-9a0c-0305e82c3302";
    private static final String OTHER = "3f2504e0-4f89-11d3-9a0c-0305e82c3303";

    @Inject
    Scene scene;

    @Inject
    RosterImports imports;

    @Inject
    People people;

    @Inject
    PersonSearch search;

    @Inject
    AuditTrail audit;

    @Inject
    MovableClock clock;

    @Inject
    Session session;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void the_same_file_twice_leaves_everything_unchanged() {
        var file =
                "Email,APIUserName,CompanyName,Language\nada@corp.example," + ADA + ",,de\ngrace@corp.example,,Navy,\n";
        assertThat(counts(file)).isEqualTo(new Counts(2, 0, 0, 0, 0, 0, 0, 0));

        assertThat(counts(file)).isEqualTo(new Counts(0, 0, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void a_changed_cell_updates_an_empty_one_clears_and_a_missing_column_keeps() {
        load(
                "Email,CompanyName,UserTitle,ManagerEmail,Language\nada@corp.example,Corp,Analyst,grace@corp.example,de\n");

        assertThat(counts("Email,CompanyName,ManagerEmail\nada@corp.example,Navy,\n"))
                .isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 0, 0));

        var ada = person("ada@corp.example");
        assertThat(ada.company()).isEqualTo("Navy");
        assertThat(ada.jobTitle()).isEqualTo("Analyst");
        assertThat(ada.managerEmail()).isNull();
        assertThat(ada.language()).isEqualTo("de");
    }

    @Test
    void a_person_is_known_by_the_user_id_when_the_address_changes() {
        load("Email,APIUserName\nada@corp.example," + ADA + "\n");
        var before = person("ada@corp.example").id();

        assertThat(counts("Email,APIUserName\nking@corp.example," + ADA + "\n").updated())
                .isOne();

        assertThat(person("king@corp.example").id()).isEqualTo(before);
        assertThat(search.find("ada@", null, 10)).isEmpty();
    }

    @Test
    void a_person_is_known_by_the_address_when_the_user_id_comes_or_changes() {
        load("Email,APIUserName\nada@corp.example,\n");
        load("Email,APIUserName\nADA@corp.example," + ADA + "\n");
        load("Email,APIUserName\nada@corp.example," + OTHER + "\n");

        assertThat(search.find("", null, 10)).hasSize(1);
        assertThat(person("ada@corp.example").identities())
                .extracting(People.Identity::userId)
                .containsExactly(UUID.fromString(OTHER));
    }

    @Test
    void a_user_id_of_one_person_with_the_address_of_another_is_a_conflict_and_changes_neither() {
        load("Email,APIUserName\nada@corp.example," + ADA + "\ngrace@corp.example," + GRACE + "\n");

        var done = load("Email,APIUserName\ncharles@corp.example,\ngrace@corp.example," + ADA + "\n");

        assertThat(done.roster().counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 1, 0));
        assertThat(rejects(done))
                .extracting(Reject::line, Reject::kind, Reject::cells)
                .containsExactly(tuple(3L, Reject.Kind.CONFLICT, List.of("grace@corp.example", ADA)));
        assertThat(person("grace@corp.example").identities())
                .extracting(People.Identity::userId)
                .containsExactly(UUID.fromString(GRACE));
    }

    @Test
    void an_address_that_goes_from_one_user_to_another_goes_with_the_user_ids() {
        load("Email,APIUserName\nada@corp.example," + ADA + "\n");
        var ada = person("ada@corp.example").id();

        var done = load("Email,APIUserName\nking@corp.example," + ADA + "\nada@corp.example," + OTHER + "\n");

        assertThat(done.roster().counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(person("king@corp.example").id()).isEqualTo(ada);
        assertThat(userId("ada@corp.example")).isEqualTo(UUID.fromString(OTHER));
    }

    @Test
    void a_dry_run_tells_the_same_and_changes_nothing_but_its_own_record() {
        var file = "Email,APIUserName\nada@corp.example," + ADA + "\nnobody,\n";

        var tried = tried(file);

        assertThat(tried.roster().counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0, 0));
        assertThat(search.find("", null, 10)).isEmpty();
        assertThat(rows("person")).isZero();
        assertThat(rows("consent_request")).isZero();
        assertThat(imports.find(tried.roster().id())).contains(tried.roster());
        assertThat(rejects(tried)).extracting(Reject::line).containsExactly(3L);
    }

    @Test
    void an_import_is_kept_with_its_rejects_and_noted() {
        var done = load("Email\nada@corp.example\nnobody\n\"no\n\\.\nbody\"\n");

        assertThat(imports.newest(10)).containsExactly(done.roster());
        assertThat(rejects(done)).extracting(Reject::line).containsExactly(3L, 4L);
        assertThat(audit.newest(0, 1))
                .extracting(line -> line.actor(), line -> line.action(), line -> line.subject())
                .containsExactly(tuple(
                        "it", "imported a roster", "import " + done.roster().id()));
    }

    @Test
    void a_title_of_several_lines_and_odd_characters_arrives_as_one_line() {
        load("Email,UserTitle\nada@corp.example,\"Analyst\n\\.\n\"\"first\"\", \\N €\"\n");

        assertThat(person("ada@corp.example").jobTitle()).isEqualTo("Analyst \\. \"first\", \\N €");
    }

    @Test
    void twenty_thousand_people_come_in_at_once() {
        var file = new StringBuilder("Email,APIUserName,FirstName\n");
        for (int i = 0; i < 20_000; i++) {
            file.append("person%d@corp.example,%s,Person\n".formatted(i, new UUID(7, i)));
        }
        assertThat(counts(file.toString()).added()).isEqualTo(20_000);
        clock.advance(Duration.ofMinutes(1));

        assertThat(counts(file.toString()).unchanged()).isEqualTo(20_000);
        assertThat(rows("consent_request")).isEqualTo(20_000);
    }

    private Counts counts(String file) {
        return load(file).roster().counts();
    }

    private ImportResult.Done load(String file) {
        return (ImportResult.Done) scene.load(file);
    }

    private ImportResult.Done tried(String file) {
        return (ImportResult.Done) scene.load(file, ImportMode.ADD, true, null);
    }

    private List<Reject> rejects(ImportResult.Done done) {
        return imports.rejects(done.roster().id(), 0, 100);
    }

    private UUID userId(String email) {
        return person(email).identities().getFirst().userId();
    }

    private People.PersonView person(String email) {
        return people.find(search.find(email, null, 1).getFirst().id()).orElseThrow();
    }

    private long rows(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) session.createNativeQuery("select count(*) from " + table, Long.class)
                                .getSingleResult())
                        .longValue());
    }
}
