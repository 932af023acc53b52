package org.consentcourier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentcourier.mail.MailServerProbe.Outcome;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that wants a login, and every way in which a session with it can end. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class MailServerProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "right";

    @Inject
    TestServers servers;

    @Inject
    MailServerProbe probe;

    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .requireAuth()
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((name, password, context) -> {
                if (!password.equals(PASSWORD)) {
                    throw new LoginFailedException("5.7.8 wrong password");
                }
                logins.incrementAndGet();
            }))
            .fromAddressValidator(sender -> {
                mails.incrementAndGet();
                return true;
            })
            .build();

    @BeforeEach
    void begin() {
        StandIns.mail().comesBack();
        StandIns.mail().forgets();
        server.start();
    }

    @AfterEach
    void end() {
        server.stop();
        StandIns.mail().behaves();
        StandIns.mail().comesBack();
    }

    @Test
    void the_mail_server_of_the_settings_is_ready_and_gets_nothing() {
        assertThat(probe.probe(PATIENCE)).isEqualTo(new Outcome.Ready());
        assertThat(probe.probe(PATIENCE)).isEqualTo(new Outcome.Ready());
        assertThat(StandIns.mail().received()).isZero();
    }

    @Test
    void a_server_that_is_away_is_refused() {
        StandIns.mail().goesDown();

        assertThat(probe.probe(PATIENCE)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void the_right_password_lets_us_in_and_the_sender_is_asked_about_once() {
        assertThat(probed(PASSWORD, "DISABLED")).isEqualTo(new Outcome.Ready());
        assertThat(logins).hasValue(1);
        assertThat(mails).hasValue(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            454 | 4.7.1 Relay access denied
            504 | 5.5.2 Helo command rejected: need fully-qualified hostname
            550 | relay not permitted
            550 | 5.7.1 not from you""")
    void a_server_that_would_take_no_mail_is_told_before_there_is_one(int code, String text) {
        StandIns.mail().rejectsEveryone(code, text);

        assertThat(probe.probe(PATIENCE))
                .isEqualTo(new Outcome.NotTaken("recipient address not accepted: " + code + " " + text));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            550 | 5.1.1 no such user
            450 | 4.2.0 Greylisted""")
    void that_the_sender_has_no_mailbox_there_or_is_put_off_says_nothing_of_other_recipients(int code, String text) {
        StandIns.mail().rejectsEveryone(code, text);

        assertThat(probe.probe(PATIENCE)).isEqualTo(new Outcome.Ready());
    }

    @Test
    void a_wrong_password_is_told_in_the_servers_words() {
        assertThat(probed("wrong", "DISABLED"))
                .isEqualTo(new Outcome.LoginRefused("login failed: 535 Authentication credentials invalid"));
    }

    @Test
    void tls_that_is_required_and_not_offered_is_refused() {
        assertThat(probed(PASSWORD, "REQUIRED"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).containsIgnoringCase("TLS"));
        assertThat(logins).hasValue(0);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted() {
        assertThat(probed(StandIns.docusign().tlsUri().getPort(), Map.of("tls", "true")))
                .isInstanceOf(Outcome.Untrusted.class);
    }

    @Test
    void a_server_that_says_nothing_is_given_up_in_time() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var connections = servers.connections(silent.getLocalPort(), Map.of())) {
            assertThat(new MailServerProbe(connections, "courier@corp.example").probe(Duration.ofSeconds(1)))
                    .isEqualTo(new Outcome.Refused("no answer within 1 s"));
        }
    }

    private Outcome probed(String password, String startTls) {
        return probed(
                server.getPortAllocated(),
                Map.of("start-tls", startTls, "login", "REQUIRED", "username", "courier", "password", password));
    }

    private Outcome probed(int port, Map<String, String> settings) {
        try (var connections = servers.connections(port, settings)) {
            return new MailServerProbe(connections, "courier@corp.example").probe(PATIENCE);
        }
    }
}
