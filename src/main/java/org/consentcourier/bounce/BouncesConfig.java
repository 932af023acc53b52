package org.consentcourier.bounce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.consentcourier.oauth.OAuth2Config;
import org.hibernate.validator.constraints.time.DurationMin;

/** The mailbox that bounces and replies come to; nothing is read until a host is set. */
@ConfigMapping(prefix = "courier.bounces")
public interface BouncesConfig {

    /** IMAP server; none: nothing is read. */
    Optional<String> host();

    @WithDefault("993")
    @Min(1)
    @Max(65535)
    int port();

    /** {@code implicit} from the first byte, {@code starttls}, or {@code none}, which is for this machine only. */
    @WithDefault("implicit")
    Tls tls();

    /** Name of the certificates below {@code quarkus.tls} that the server's is held against; none: those that Java trusts. */
    Optional<String> tlsConfigurationName();

    Optional<String> user();

    /** For servers that still take one; else see {@link #oauth2()}. */
    Optional<String> password();

    @WithDefault("INBOX")
    String folder();

    /** Where mails go that had their effect; it is made where it is missing. */
    @WithDefault("Processed")
    String processedFolder();

    /** Where mails go that somebody should read. */
    @WithDefault("Replies")
    String repliesFolder();

    /** How often the mailbox is looked into. */
    @WithDefault("1m")
    Duration every();

    /** How long the server may take for one answer. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    Duration timeout();

    /** Address mail comes back to; each mail gets a variant of its own, {@code bounces+b…@corp.example}. */
    Optional<String> returnPath();

    /** A login by client credentials instead of a password. */
    OAuth2Config oauth2();

    /** How the connection is encrypted. */
    enum Tls {
        IMPLICIT,
        STARTTLS,
        NONE
    }
}
