package org.consentcourier.roster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentcourier.alarm.AlarmWatch;
import org.consentcourier.application.Application;
import org.consentcourier.application.Applications;
import org.consentcourier.consent.ConsentFilter;
import org.consentcourier.consent.ConsentStatus;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.delivery.Dispatcher;
import org.consentcourier.grant.GrantSweep;
import org.consentcourier.roster.ImportMode;
import org.consentcourier.roster.ImportRequest;
import org.consentcourier.roster.ImportResult;
import org.consentcourier.roster.RosterImporter;
import org.consentcourier.roster.file.ReadOptions;
import org.consentcourier.sandbox.docusign.Account;
import org.consentcourier.sandbox.mail.CaughtMessage;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.Scene.Figure;
import org.consentcourier.support.StandIns;
import org.consentcourier.web.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two applications of two accounts in one environment, and two that know nothing but the organization. */
@QuarkusTest
@QuarkusTestResource(
        value = StandIns.class,
        restrictToAnnotatedClass = true,
        initArgs = {
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
            @ResourceArg(name = "courier.applications.second.account-id", value = TwoAccountsTest.OTHER_ACCOUNT),
            @ResourceArg(name = "courier.applications.second.directory-user-id", value = TwoAccountsTest.OTHER_ADMIN),
            @ResourceArg(name = "courier.applications.third.name", value = "Third Archive"),
            @ResourceArg(name = "courier.applications.third.environment", value = "demo"),
            @ResourceArg(
                    name = "courier.applications.third.integration-key",
                    value = "${courier.applications.demo.integration-key}"),
            @ResourceArg(
                    name = "courier.applications.third.private-key",
                    value = "${courier.applications.demo.private-key}"),
            @ResourceArg(
                    name = "courier.applications.third.account-uri",
                    value = "${courier.applications.demo.account-uri}"),
            @ResourceArg(
                    name = "courier.applications.third.admin-uri",
                    value = "${courier.applications.demo.account-uri}"),
            @ResourceArg(name = "courier.applications.third.organization-id", value = TwoAccountsTest.ORGANIZATION),
            @ResourceArg(name = "courier.applications.fourth.name", value = "Fourth Archive"),
            @ResourceArg(name = "courier.applications.fourth.environment", value = "demo"),
            @ResourceArg(
                    name = "courier.applications.fourth.integration-key",
                    value = "${courier.applications.demo.integration-key}"),
            @ResourceArg(
                    name = "courier.applications.fourth.private-key",
                    value = "${courier.applications.demo.private-key}"),
            @ResourceArg(name = "courier.applications.fourth.organization-id", value = TwoAccountsTest.ORGANIZATION),
            @ResourceArg(name = "courier.applications.fourth.scopes", value = "signature")
        })
class TwoAccountsTest {

    static final String OTHER_ACCOUNT = "22222222-3333-4444-8555-000000000002";
    static final String OTHER_ADMIN = "33333333-4444-4555-8666-000000000002";
    static final String ORGANIZATION = "44444444-5555-4666-8777-000000000001";

    private static final String SECOND = "second";
    private static final String THIRD = "third";
    private static final Figure ADA = Figure.named("ada");
    private static final Figure GRACE = Figure.named("grace");
    private static final Figure ADMIN = new Figure("admin", StandIns.DIRECTORY_USER);
    private static final Figure SECOND_ADMIN = new Figure("other.admin", UUID.fromString(OTHER_ADMIN));

    @Inject
    Scene scene;

    @Inject
    UserIdResolution resolution;

    @Inject
    DirectoryPauses pauses;

    @Inject
    GrantSweep sweep;

    @Inject
    AlarmWatch watch;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Applications applications;

    @Inject
    RosterImporter importer;

    @Inject
    ConsentViews views;

    @Inject
    MovableClock clock;

    @BeforeEach
    void two_accounts_with_an_administrator_each() {
        scene.begin();
        scene.knownToDocusign(ADMIN, SECOND_ADMIN);
        scene.consents(ADMIN);
        scene.consents(SECOND_ADMIN);
        account(StandIns.ACCOUNT, ADMIN);
        account(UUID.fromString(OTHER_ACCOUNT), SECOND_ADMIN);
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void who_is_a_user_of_one_account_only_is_found_whichever_is_asked_first() throws IOException {
        scene.knownToDocusign(ADA, GRACE);
        account(StandIns.ACCOUNT, ADMIN, GRACE);
        account(UUID.fromString(OTHER_ACCOUNT), SECOND_ADMIN, ADA);
        load("UserEmail\nada@corp.example\ngrace@corp.example\n", StandIns.APPLICATION, SECOND);

        resolution.resolveDue();

        assertThat(status(StandIns.APPLICATION, ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(status(SECOND, ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(status(StandIns.APPLICATION, GRACE)).isEqualTo(ConsentStatus.NEW);
        clock.advance(Duration.ofDays(30));
        assertThat(resolution.resolveDue()).isZero();
    }

    @Test
    void nobody_is_unknown_before_each_account_has_said_so() throws IOException {
        scene.docusign().revokes(SECOND_ADMIN.userId());
        scene.docusign().forgetsTokens();
        load("UserEmail\nada@corp.example\n", StandIns.APPLICATION, SECOND);

        assertThat(resolution.resolveDue()).isOne();
        assertThat(status(StandIns.APPLICATION, ADA)).isEqualTo(ConsentStatus.UNRESOLVED);
        assertThat(pauses.problem(application(SECOND))).isPresent();
        scene.consents(SECOND_ADMIN);
        clock.advance(Duration.ofMinutes(15));
        assertThat(resolution.resolveDue()).isOne();

        assertThat(status(StandIns.APPLICATION, ADA)).isEqualTo(ConsentStatus.FAULTY);
        assertThat(status(SECOND, ADA)).isEqualTo(ConsentStatus.FAULTY);
        assertThat(pauses.problem(application(SECOND))).isEmpty();
    }

    @Test
    void the_account_of_an_application_somebody_is_not_on_the_roster_of_is_not_asked() throws IOException {
        load("UserEmail\nada@corp.example\n", StandIns.APPLICATION);

        assertThat(resolution.resolveDue()).isOne();
        assertThat(status(StandIns.APPLICATION, ADA)).isEqualTo(ConsentStatus.FAULTY);

        scene.knownToDocusign(ADA);
        account(UUID.fromString(OTHER_ACCOUNT), SECOND_ADMIN, ADA);
        load("UserEmail\nada@corp.example\n", SECOND);
        resolution.resolveDue();
        assertThat(status(StandIns.APPLICATION, ADA)).isEqualTo(ConsentStatus.NEW);
    }

    @Test
    void what_is_used_of_one_account_s_hour_leaves_the_other_s_alone() throws IOException {
        load("UserEmail\nada@corp.example\n", StandIns.APPLICATION);
        scene.docusign().allows(3000, 1400);
        assertThat(resolution.resolveDue()).isOne();
        scene.docusign().allows(3000, 3000);

        load("UserEmail\ngrace@corp.example\n", SECOND);

        assertThat(resolution.resolveDue()).isOne();
        assertThat(pauses.problem(application(StandIns.APPLICATION))).isPresent();
        assertThat(pauses.problem(application(SECOND))).isEmpty();
    }

    @Test
    void applications_of_one_organization_share_its_hour() throws IOException {
        scene.docusign().grantsAdministratively("corp.example", StandIns.INTEGRATION_KEY, List.of("user_read"));
        load("UserEmail\nada@corp.example\n", THIRD);
        scene.docusign().allows(3000, 1400);

        assertThat(resolution.resolveDue()).isOne();

        assertThat(pauses.problem(application("fourth")))
                .isEqualTo(pauses.problem(application(THIRD)))
                .isPresent();
        assertThat(pauses.problem(application(SECOND))).isEmpty();
    }

    /** Told here, where there are several applications. */
    @Test
    void what_halts_one_application_is_one_alarm_and_the_others_go_on() throws IOException {
        scene.knownToDocusign(ADA);
        load("UserEmail,APIUserName\n%s,%s\n".formatted(ADA.email(), ADA.userId()), StandIns.APPLICATION, SECOND);
        scene.docusign().refuses("invalid_grant", "issuer_not_found", 1);

        sweep.sweep();
        watch.look();
        watch.look();
        dispatcher.dispatchDue();

        assertThat(status(StandIns.APPLICATION, ADA)).isEqualTo(ConsentStatus.NEW);
        assertThat(status(SECOND, ADA)).isEqualTo(ConsentStatus.PENDING);
        assertThat(scene.mail().messages())
                .extracting(CaughtMessage::subject)
                .containsOnlyOnce("Alarm: Contract Archive is halted: nobody is checked or mailed")
                .noneMatch(subject -> subject.contains("Second"));
    }

    /** Told here, where no claimed domains are listed and one application asks for fewer scopes. */
    @Test
    void administrative_consent_is_told_of_before_domains_are_listed_and_with_every_scope_it_takes()
            throws IOException {
        load("UserEmail,APIUserName\n%s,%s\n".formatted(ADA.email(), ADA.userId()), SECOND);

        var it = Browser.of("it", "sandbox");

        assertThat(it.get("/overview").body()).contains("Administrative consent could save up to 1 mail</strong>");
        assertThat(it.get("/applications/fourth/administrative-consent").body())
                .contains("<code>signature impersonation</code>");
        assertThat(it.get("/").body())
                .contains("Fourth Archive", "<code>signature impersonation</code>")
                .doesNotContain("<code>signature</code>");
    }

    private void account(UUID id, Figure... members) {
        scene.docusign()
                .knows(new Account(
                        id,
                        "Corp",
                        UUID.fromString(ORGANIZATION),
                        Stream.of(members).map(Figure::userId).collect(Collectors.toSet())));
    }

    private void load(String csv, String... rosters) throws IOException {
        var file = Files.createTempFile("accounts", ".csv");
        Files.writeString(file, csv);
        assertThat(importer.run(
                        new ImportRequest(
                                "accounts.csv",
                                List.of(rosters),
                                ImportMode.ADD,
                                false,
                                null,
                                ReadOptions.DETECT,
                                "it"),
                        file))
                .isInstanceOf(ImportResult.Done.class);
        Files.delete(file);
    }

    private Application application(String key) {
        return applications.find(key).orElseThrow();
    }

    private ConsentStatus status(String application, Figure figure) {
        return views.list(new ConsentFilter(application, null, null, null, figure.email(), null), null, 2)
                .getFirst()
                .status();
    }
}
