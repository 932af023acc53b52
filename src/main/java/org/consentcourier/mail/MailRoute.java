package org.consentcourier.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * How the settings lead to the mail server.
 *
 * @param address host, and port where one is set
 * @param encrypted whether nothing is ever sent in plain text
 * @param trustsAnybody whether the server's certificate is not looked at
 * @param mock whether mails go to a list in memory instead
 */
public record MailRoute(
        String host, String address, boolean encrypted, boolean trustsAnybody, boolean login, boolean mock) {

    private static final String PREFIX = "quarkus.mailer.";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** As {@code quarkus.mailer.*} say. */
    public static MailRoute in(Config config) {
        var host = text(config, "host").orElse("localhost");
        var startTls = text(config, "start-tls").orElse("OPTIONAL").toUpperCase(Locale.ROOT);
        return new MailRoute(
                host,
                host + text(config, "port").map(port -> ":" + port).orElse(""),
                beginsWithTls(config) || startTls.equals("REQUIRED"),
                flag(config, "trust-all"),
                text(config, "username").isPresent(),
                flag(config, "mock"));
    }

    /** Whether TLS comes first, as on port 465, and not by STARTTLS. */
    static boolean beginsWithTls(Config config) {
        return flag(config, "tls") || flag(config, "ssl");
    }

    /** Whether nobody else can listen on the way. */
    public boolean isOnThisMachine() {
        return LOCAL.contains(host.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> text(Config config, String leaf) {
        return config.getOptionalValue(PREFIX + leaf, String.class).filter(value -> !value.isBlank());
    }

    private static boolean flag(Config config, String leaf) {
        return config.getOptionalValue(PREFIX + leaf, Boolean.class).orElse(false);
    }
}
