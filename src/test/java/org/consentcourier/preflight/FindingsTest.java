package org.consentcourier.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.consentcourier.alarm.AlarmReach;
import org.consentcourier.application.Application;
import org.consentcourier.application.ApplicationStates;
import org.consentcourier.application.Applications;
import org.consentcourier.application.CallBudget;
import org.consentcourier.delivery.OnlyTo;
import org.consentcourier.docusign.Integration;
import org.consentcourier.mail.MailRoute;
import org.consentcourier.mail.MailServerProbe;
import org.consentcourier.sandbox.docusign.DocusignUser;
import org.consentcourier.sandbox.http.SelfSignedTls;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.smtp.Encryption;
import org.consentcourier.smtp.SmtpConnections;
import org.consentcourier.smtp.SmtpServer;
import org.consentcourier.support.MovableClock;
import org.consentcourier.support.Scene;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each finding, right and wrong, by the real parts; what is set wrong is a changed copy of the configured application. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class FindingsTest {

    @Inject
    Scene scene;

    @Inject
    Preflight preflight;

    @Inject
    DocusignCheck docusign;

    @Inject
    DirectoryUserCheck directory;

    @Inject
    KeyPairCheck keys;

    @Inject
    ConsentSettingsCheck consent;

    @Inject
    BaseUrlCheck baseUrl;

    @Inject
    MailServerCheck mail;

    @Inject
    Applications applications;

    @Inject
    ApplicationStates states;

    @Inject
    CallBudget budget;

    @Inject
    MovableClock clock;

    @BeforeEach
    void all_clocks_agree() {
        scene.begin();
        scene.docusign().follows(Clock.systemUTC());
        clock.set(Instant.now());
    }

    @Test
    void where_all_is_well_nothing_is_red_and_everything_was_looked_at() {
        scene.directoryUserConsents();

        var report = preflight.run(StandIns.APPLICATION);

        assertThat(report.reds()).isEmpty();
        assertThat(report.result()).isEqualTo(Result.PASSED);
        assertThat(report.findings())
                .extracting(Finding::topic)
                .isSorted()
                .containsExactlyInAnyOrder(
                        Topic.KEY_PAIR,
                        Topic.ACCOUNT_HOST,
                        Topic.CLOCK,
                        Topic.INTEGRATION_KEY,
                        Topic.DIRECTORY_USER,
                        Topic.CONSENT_SETTINGS,
                        Topic.REDIRECT_URI,
                        Topic.MAIL_SERVER,
                        Topic.MAILBOX,
                        Topic.ALARMS,
                        Topic.BASE_URL,
                        Topic.SPF,
                        Topic.DMARC,
                        Topic.DKIM);
        assertThat(preflight.last(StandIns.APPLICATION)).contains(report);
        assertThat(scene.mail().messages()).isEmpty();
    }

    @Test
    void it_takes_its_calls_from_the_budget_of_the_application() {
        var before = budget.take(StandIns.APPLICATION, 1_000);
        clock.advance(Duration.ofHours(1));
        scene.docusign().follows(clock.clock());

        preflight.run(StandIns.APPLICATION);

        assertThat(scene.docusign().tokenCalls()).isEqualTo(2);
        assertThat(budget.take(StandIns.APPLICATION, 1_000)).isEqualTo(before - 2);
    }

    @Test
    void wording_of_the_companys_own_that_cannot_be_used_is_a_warning() {
        var faulty = only(
                OwnWordingCheck.look("templates", 1, List.of("mail_de.properties:2: {persn} is not known there")),
                Topic.OWN_WORDING);

        assertThat(faulty.result()).isEqualTo(Result.WARNING);
        assertThat(faulty.said()).contains("mail_de.properties:2", "{persn}");
        assertThat(only(OwnWordingCheck.look("templates", 2, List.of()), Topic.OWN_WORDING)
                        .result())
                .isEqualTo(Result.PASSED);
        assertThat(OwnWordingCheck.look("", 0, List.of())).isEmpty();
    }

    @Test
    void a_short_key_is_red() {
        var finding = only(keys.look(with(rsa(1024))), Topic.KEY_PAIR);

        assertThat(finding.result()).isEqualTo(Result.RED);
        assertThat(finding.looked()).contains("private-key", "1024 bits");
        assertThat(finding.fix()).contains("Generate a new RSA pair");
    }

    @Test
    void a_key_that_docusign_does_not_know_is_red() {
        var findings = docusign.look(with(rsa(2048)));

        assertRed(
                findings,
                Topic.INTEGRATION_KEY,
                "could not verify our signature",
                "private key belongs to an RSA pair");
        assertThat(only(findings, Topic.ACCOUNT_HOST).result()).isEqualTo(Result.PASSED);
        assertThat(only(findings, Topic.CLOCK).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void an_integration_key_that_docusign_does_not_know_is_red() {
        var own = application().integration();
        var unknown = new Integration(
                UUID.randomUUID().toString(),
                own.privateKey(),
                own.accountUri(),
                own.audience(),
                own.scopes(),
                own.redirectUri());

        assertRed(
                docusign.look(with(unknown)),
                Topic.INTEGRATION_KEY,
                "does not know this integration key",
                "environment");
    }

    @Test
    void a_clock_so_wrong_that_docusign_refuses_is_red_with_what_was_measured() {
        clock.set(Instant.now().minus(Duration.ofMinutes(12)));

        var findings = docusign.look(application());

        assertRed(findings, Topic.CLOCK, "about 12 minutes behind Docusign's", "NTP");
        assertThat(only(findings, Topic.INTEGRATION_KEY).result()).isEqualTo(Result.NOT_LOOKED_AT);
    }

    @Test
    void a_clock_that_docusign_still_bears_is_a_warning() {
        clock.set(Instant.now().plus(Duration.ofMinutes(10)));

        var findings = docusign.look(application());

        var finding = only(findings, Topic.CLOCK);
        assertThat(finding.result()).isEqualTo(Result.WARNING);
        assertThat(finding.said()).contains("about 10 minutes ahead of Docusign's");
        assertThat(finding.fix()).contains("NTP");
        assertThat(only(findings, Topic.INTEGRATION_KEY).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void a_docusign_that_cannot_be_reached_is_red_once_and_the_rest_is_not_looked_at() {
        scene.docusign().goesDown();

        var findings = docusign.look(application());

        assertRed(findings, Topic.ACCOUNT_HOST, "nothing accepted the connection", "firewall");
        assertThat(findings)
                .filteredOn(finding -> finding.result() == Result.RED)
                .hasSize(1);
        assertThat(only(directory.look(application()), Topic.DIRECTORY_USER).result())
                .isEqualTo(Result.NOT_LOOKED_AT);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_red() {
        assertRed(
                docusign.look(with(at(scene.docusign().tlsUri()))),
                Topic.ACCOUNT_HOST,
                "No trusted TLS connection",
                "trustStore");
    }

    @Test
    void another_refusal_and_an_outage_are_warnings_for_they_say_nothing_of_the_keys() {
        scene.docusign().refuses("invalid_scope", "", 1);
        var refused = only(docusign.look(application()), Topic.INTEGRATION_KEY);
        scene.docusign().answersServerError(1);
        var down = docusign.look(application());

        assertThat(refused.result()).isEqualTo(Result.WARNING);
        assertThat(refused.said()).contains("scopes");
        assertThat(only(down, Topic.ACCOUNT_HOST).result()).isEqualTo(Result.PASSED);
        assertThat(only(down, Topic.INTEGRATION_KEY).result()).isEqualTo(Result.WARNING);
    }

    @Test
    void a_limit_of_docusign_is_obeyed_by_the_next_look_too() {
        scene.docusign().answersTooManyRequests(Duration.ofMinutes(5), 1);

        assertThat(only(docusign.look(application()), Topic.INTEGRATION_KEY).result())
                .isEqualTo(Result.WARNING);
        assertThat(states.of(StandIns.APPLICATION).callsResumeAt())
                .contains(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(docusign.look(application()))
                .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Result.NOT_LOOKED_AT));
        assertThat(scene.docusign().tokenCalls()).isOne();
    }

    @Test
    void a_directory_user_is_to_exist_and_to_have_consented() {
        assertRed(directory.look(application()), Topic.DIRECTORY_USER, "knows no active user", "directory-user-id");

        scene.docusign().knows(DocusignUser.active(StandIns.DIRECTORY_USER, "admin@corp.example", "Admin", "Example"));
        var missing = directory.look(application());
        assertRed(missing, Topic.DIRECTORY_USER, "has not consented", "Open the link as that user");
        assertThat(only(missing, Topic.DIRECTORY_USER).link()).hasParameter("prompt", "login");

        scene.directoryUserConsents();
        assertThat(only(directory.look(application()), Topic.DIRECTORY_USER).result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void without_a_directory_nobody_is_asked_about_one() {
        var own = application();
        var alone = new Application(
                own.key(),
                own.name(),
                own.environment(),
                own.integration(),
                own.next(),
                own.accountId(),
                Optional.empty(),
                own.claimedDomains(),
                own.supportContact(),
                own.goLive());

        assertThat(only(directory.look(alone), Topic.DIRECTORY_USER).result()).isEqualTo(Result.NOT_LOOKED_AT);
        assertThat(scene.docusign().tokenCalls()).isZero();
    }

    @Test
    void the_redirect_uri_is_shown_to_the_letter_with_the_link_to_try() {
        var findings = consent.look(application());

        var redirect = only(findings, Topic.REDIRECT_URI);
        assertThat(redirect.looked()).isEqualTo(StandIns.baseUrl() + "/consent/demo");
        assertThat(redirect.link()).hasPath("/oauth/auth").hasParameter("redirect_uri", redirect.looked());
        assertThat(only(findings, Topic.CONSENT_SETTINGS).fix()).contains("Authorization Code Grant (not Implicit)");
    }

    @Test
    void the_next_key_is_proven_beside_the_current_one() {
        var own = application();
        var known = own.integration().privateKey();
        var strange = rsa(2048);

        var ready = docusign.look(with(own.integration(), known));
        var early = docusign.look(with(own.integration(), strange));
        var late = docusign.look(with(own.integration().withPrivateKey(strange), known));

        assertThat(only(ready, Topic.NEXT_KEY).result()).isEqualTo(Result.PASSED);
        assertThat(only(early, Topic.NEXT_KEY).result()).isEqualTo(Result.WARNING);
        assertThat(only(early, Topic.INTEGRATION_KEY).result()).isEqualTo(Result.PASSED);
        assertRed(late, Topic.INTEGRATION_KEY, "The next private key is accepted.", "in the place of private-key");
    }

    @Test
    void the_base_url_must_lead_to_our_own_pages() {
        assertThat(baseUrl.look(URI.create(StandIns.baseUrl() + "/")).result()).isEqualTo(Result.PASSED);
        assertRed(
                List.of(baseUrl.look(scene.mail().uri())),
                Topic.BASE_URL,
                "Something else answers",
                "courier.base-url");
        assertRed(List.of(baseUrl.look(URI.create(StandIns.baseUrl() + "/nowhere"))), Topic.BASE_URL, "HTTP", "proxy");
        assertRed(
                List.of(baseUrl.look(scene.docusign().tlsUri())), Topic.BASE_URL, "certificate is not trusted", "Java");

        scene.docusign().goesDown();
        assertRed(
                List.of(baseUrl.look(scene.docusign().uri())),
                Topic.BASE_URL,
                "Nothing accepts a connection",
                "hosts file");
    }

    @Test
    void a_mail_server_that_is_away_is_red() {
        assertThat(only(mail.look(application()), Topic.MAIL_SERVER).result()).isEqualTo(Result.PASSED);

        scene.mail().goesDown();
        assertRed(mail.look(application()), Topic.MAIL_SERVER, "It cannot be used", "quarkus.mailer");
    }

    @Test
    void alarms_that_the_fence_of_a_pilot_holds_back_are_a_warning() {
        var fencedOff = AlarmReach.fencedOff(
                List.of("it@corp.example", "ops@corp.example"), OnlyTo.of(List.of("it@corp.example", "@lab.example")));

        var finding = AlarmsCheck.look(List.of("it@corp.example", "ops@corp.example"), fencedOff);

        assertThat(finding.result()).isEqualTo(Result.WARNING);
        assertThat(finding.said()).isEqualTo("courier.mail.only-to holds alarms to ops@corp.example back.");
        assertThat(AlarmsCheck.look(List.of("it@corp.example"), List.of()).result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void a_mail_server_with_a_self_signed_certificate_is_red_and_the_fix_says_how_to_trust_it() throws Exception {
        var server = MailCatcher.startWithTls(SelfSignedTls.forLocalhost());
        var connections = new SmtpConnections(new SmtpServer(
                "localhost",
                server.smtpPort(),
                Encryption.REQUIRED,
                SSLContext.getDefault().getSocketFactory(),
                true,
                Optional.empty(),
                new SmtpServer.Habits("localhost", true, Duration.ofSeconds(20), 0, Duration.ofSeconds(1), 0)));

        var finding = MailServerCheck.look(
                new MailServerProbe(connections, "courier@corp.example"),
                new MailRoute("localhost", "localhost", true, false, false, false),
                Duration.ofSeconds(20));

        assertRed(List.of(finding), Topic.MAIL_SERVER, "certificate is not trusted", "quarkus.tls.mail.trust-store");
        server.close();
    }

    @Test
    void a_name_without_a_domain_is_a_warning_before_each_mail_is_refused_for_it() throws Exception {
        var server = MailCatcher.start();
        var connections = new SmtpConnections(new SmtpServer(
                "localhost",
                server.smtpPort(),
                Encryption.NONE,
                SSLContext.getDefault().getSocketFactory(),
                true,
                Optional.empty(),
                new SmtpServer.Habits("courier", true, Duration.ofSeconds(20), 0, Duration.ofSeconds(1), 0)));

        var finding = MailServerCheck.look(
                new MailServerProbe(connections, "courier@corp.example"),
                new MailRoute("mail.corp.example", "mail.corp.example", true, false, false, false),
                Duration.ofSeconds(20));

        assertThat(finding.result()).isEqualTo(Result.WARNING);
        assertThat(finding.said()).contains("courier");
        assertThat(finding.fix()).contains("quarkus.mailer.own-host-name");
        server.close();
    }

    private Application application() {
        return applications.find(StandIns.APPLICATION).orElseThrow();
    }

    private Application with(RSAPrivateKey key) {
        return with(application().integration().withPrivateKey(key));
    }

    private Application with(Integration integration) {
        return with(integration, Optional.empty());
    }

    private Application with(Integration integration, RSAPrivateKey next) {
        return with(integration, Optional.of(integration.withPrivateKey(next)));
    }

    private Application with(Integration integration, Optional<Integration> next) {
        var own = application();
        return new Application(
                own.key(),
                own.name(),
                own.environment(),
                integration,
                next,
                own.accountId(),
                own.directory(),
                own.claimedDomains(),
                own.supportContact(),
                own.goLive());
    }

    private Integration at(URI accountUri) {
        var own = application().integration();
        return new Integration(
                own.integrationKey(), own.privateKey(), accountUri, own.audience(), own.scopes(), own.redirectUri());
    }

    private static RSAPrivateKey rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return (RSAPrivateKey) generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Finding only(List<Finding> findings, Topic topic) {
        assertThat(findings).filteredOn(finding -> finding.topic() == topic).hasSize(1);
        return findings.stream()
                .filter(finding -> finding.topic() == topic)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRed(List<Finding> findings, Topic topic, String said, String fix) {
        var finding = only(findings, topic);
        assertThat(finding.result()).as("%s", finding).isEqualTo(Result.RED);
        assertThat(finding.said()).contains(said);
        assertThat(finding.fix()).contains(fix);
    }
}
