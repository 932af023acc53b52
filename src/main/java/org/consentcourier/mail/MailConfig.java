package org.consentcourier.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.consentcourier.oauth.OAuth2Config;

/** How mail leaves: who it is from, to whom it may go, how fast and at which hours. */
@ConfigMapping(prefix = "courier.mail")
public interface MailConfig {

    /** An address, alone or behind a name. */
    String ADDRESS = "[^<>@\\s]+@[^<>@\\s]+|[^<>@\\p{Cntrl}]*<[^<>@\\s]+@[^<>@\\s]+>";

    /** Sender, {@code consent@corp.example} or {@code Consent Courier <consent@corp.example>}; its domain ends our Message-IDs. */
    @Pattern(
            regexp = ADDRESS,
            message = "must be an address like consent@corp.example or Consent Courier <consent@corp.example>")
    String from();

    /** Who asks, as people know it; named in every mail. */
    Optional<String> organization();

    /** Whether people sign in at Docusign by the organization's single sign-on, without a password of Docusign's. */
    @WithDefault("false")
    boolean singleSignOn();

    /** Where answers to our mails go; an address of the kind {@link #from} is. */
    Optional<String> replyTo();

    /** Whether mail programs may offer a button that holds reminders until IT has looked (RFC 8058). */
    @WithDefault("false")
    boolean oneClick();

    /** Folder of the company's own templates and sentences, read at start. */
    Optional<Path> templates();

    /** Addresses and domains of a pilot; mail to anybody else waits. Empty: no fence. */
    Optional<List<String>> onlyTo();

    /** How often due mail is looked for. */
    @WithDefault("5s")
    Duration every();

    /** The most mails one transaction claims; as a rule those that leave in a second. */
    @WithDefault("100")
    @Min(1)
    @Max(500)
    int batch();

    /** How long one node may hold a mail before another may take it; keep it above three times quarkus.mailer.timeout. */
    @WithDefault("5m")
    Duration lease();

    /** Whose limits are kept where the next two say nothing. */
    @WithDefault("exchange-online")
    MailProvider provider();

    /** Most mails in any sixty seconds, over all nodes; 0: no limit. */
    Optional<@Min(0) Integer> perMinute();

    /** Most mails in any 24 hours, over all nodes; 0: no limit. */
    Optional<@Min(0) Integer> perDay();

    /** A login at the mail server by client credentials instead of a password; whose it is says quarkus.mailer.username. */
    OAuth2Config oauth2();

    /** When people are written to, in their own time zone. */
    Window window();

    /** Days and hours of the sending window; from equal to until means the whole day. */
    interface Window {

        /** {@code MON-FRI} or {@code SUN,MON,WED}. */
        @WithDefault("MON-FRI")
        Weekdays days();

        /** First moment of the day. */
        @WithDefault("08:00")
        LocalTime from();

        /** End of the day, itself outside. */
        @WithDefault("18:00")
        LocalTime until();

        /** Zone of those whose own is not known. */
        @WithDefault("UTC")
        ZoneId zone();
    }
}
