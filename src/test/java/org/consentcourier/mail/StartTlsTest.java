package org.consentcourier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.consentcourier.mail.MailServerProbe.Outcome;
import org.consentcourier.sandbox.http.SelfSignedTls;
import org.consentcourier.sandbox.mail.MailCatcher;
import org.consentcourier.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail server that speaks only after STARTTLS, with a certificate nobody vouches for. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StartTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADA = "ada@corp.example";

    @Inject
    TestServers servers;

    private final MailCatcher server = MailCatcher.startWithTls(SelfSignedTls.forLocalhost());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_self_signed_certificate_is_not_trusted_and_that_is_said() {
        assertThat(probed(false))
                .isInstanceOfSatisfying(
                        Outcome.Untrusted.class,
                        untrusted -> assertThat(untrusted.reason()).startsWith("TLS: "));
    }

    @Test
    void a_server_whose_certificate_is_not_looked_at_is_ready() {
        assertThat(probed(true)).isEqualTo(new Outcome.Ready());
    }

    @Test
    void no_mail_is_handed_to_a_server_that_is_not_trusted_and_the_recipient_is_not_blamed() {
        assertThat(sent(false)).isInstanceOf(SendResult.Unreachable.class);
        assertThat(server.received()).isZero();

        assertThat(sent(true)).isEqualTo(new SendResult.Accepted());
        assertThat(server.messagesTo(ADA)).hasSize(1);
    }

    private Outcome probed(boolean trusted) {
        try (var connections = servers.connections(server.smtpPort(), settings(trusted))) {
            return new MailServerProbe(connections, "courier@corp.example").probe(PATIENCE);
        }
    }

    private SendResult sent(boolean trusted) {
        return servers.smtp(server.smtpPort(), settings(trusted))
                .send(new Letter(ADA, "Hello", "<p>Hello</p>", "Hello", "<1@corp.example>", List.of(), Map.of()));
    }

    private static Map<String, String> settings(boolean trusted) {
        return Map.of("start-tls", "REQUIRED", "trust-all", String.valueOf(trusted));
    }
}
