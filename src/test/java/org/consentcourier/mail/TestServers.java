package org.consentcourier.mail;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.consentcourier.smtp.SmtpConnections;

/** Mail servers beside the one of the settings. */
@ApplicationScoped
class TestServers {

    private final TlsConfigurationRegistry certificates;
    private final Clock clock;

    TestServers(TlsConfigurationRegistry certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /** Sends to this port of ours, with these settings below {@code quarkus.mailer}, or whole ones. */
    Smtp smtp(int port, Map<String, String> settings) {
        return new Smtp(connections(port, settings), config(port, settings).getConfigMapping(MailConfig.class));
    }

    /** Connections to it alone. */
    SmtpConnections connections(int port, Map<String, String> settings) {
        var config = config(port, settings);
        return new MailServer(config, certificates, config.getConfigMapping(MailConfig.class), clock).connections();
    }

    private static io.smallrye.config.SmallRyeConfig config(int port, Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class)
                .withDefaultValue("courier.mail.from", "Consent Courier <courier@corp.example>")
                .withDefaultValue("quarkus.mailer.host", "localhost")
                .withDefaultValue("quarkus.mailer.port", String.valueOf(port));
        settings.forEach(
                (key, value) -> builder.withDefaultValue(key.contains(".") ? key : "quarkus.mailer." + key, value));
        return builder.build();
    }
}
