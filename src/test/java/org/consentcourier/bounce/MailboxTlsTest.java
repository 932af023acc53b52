package org.consentcourier.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.consentcourier.bounce.Mailbox.Visit;
import org.consentcourier.sandbox.http.SelfSignedTls;
import org.junit.jupiter.api.Test;

/** The password of the mailbox goes to its server alone, and to nobody on the way. */
class MailboxTlsTest {

    private static final SSLContext CERTIFICATE = SelfSignedTls.forLocalhost();

    @Test
    void a_mailbox_is_opened_by_tls_from_the_first_byte_on() {
        try (var server = LittleImap.start(LittleImap.Tls.IMPLICIT, CERTIFICATE, said -> true)) {
            assertThat(mailbox(server, "implicit", trusting()).look()).isEqualTo(new Visit.Done(0));

            assertThat(server.logins()).containsExactly("\u0000bounces\u0000of-the-mailbox");
            assertThat(server.inClear()).isEmpty();
        }
    }

    @Test
    void a_mailbox_is_opened_by_starttls() {
        try (var server = LittleImap.start(LittleImap.Tls.STARTTLS, CERTIFICATE, said -> true)) {
            assertThat(mailbox(server, "starttls", trusting()).look()).isEqualTo(new Visit.Done(0));

            assertThat(server.logins()).containsExactly("\u0000bounces\u0000of-the-mailbox");
            assertThat(server.inClear()).noneMatch(line -> line.contains("AUTHENTICATE") || line.contains("LOGIN"));
        }
    }

    @Test
    void a_server_that_offers_no_starttls_is_told_no_password() {
        try (var server = LittleImap.start(said -> true)) {
            assertThat(mailbox(server, "starttls", trusting()).look()).isInstanceOf(Visit.Failed.class);

            assertThat(server.logins()).isEmpty();
        }
    }

    @Test
    void a_server_nobody_vouches_for_is_told_no_password() {
        try (var server = LittleImap.start(LittleImap.Tls.IMPLICIT, CERTIFICATE, said -> true)) {
            assertThat(mailbox(server, "implicit", Optional.empty()).look()).isInstanceOf(Visit.Failed.class);

            assertThat(server.logins()).isEmpty();
        }
    }

    private static Mailbox mailbox(LittleImap server, String tls, Optional<SSLSocketFactory> trusted) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BouncesConfig.class)
                .withDefaultValue("courier.bounces.host", "localhost")
                .withDefaultValue("courier.bounces.port", String.valueOf(server.port()))
                .withDefaultValue("courier.bounces.tls", tls)
                .withDefaultValue("courier.bounces.user", "bounces")
                .withDefaultValue("courier.bounces.password", "of-the-mailbox")
                .build()
                .getConfigMapping(BouncesConfig.class);
        return new Mailbox(config, new Login(config, Clock.systemUTC()), trusted);
    }

    private static Optional<SSLSocketFactory> trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return Optional.of(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
