package org.consentcourier.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.oauth.NoToken;
import org.consentcourier.smtp.Handed;
import org.consentcourier.smtp.SmtpConnections;
import org.jspecify.annotations.Nullable;

/** Goes the way of a mail as far as the server is ready for it, greeting, TLS, login and addresses included, and hands nothing over. */
@ApplicationScoped
public class MailServerProbe {

    private final SmtpConnections connections;
    private final String sender;

    @Inject
    MailServerProbe(SmtpConnections connections, MailConfig config) {
        this(connections, Composer.sender(config));
    }

    /** By these connections, which know the server, for mails of that sender. */
    public MailServerProbe(SmtpConnections connections, String sender) {
        this.connections = connections;
        this.sender = sender;
    }

    /** What became of the try. */
    public sealed interface Outcome {

        /** A mail would have been taken over now. */
        record Ready() implements Outcome {}

        /** Its certificate is not trusted; it was told nothing. */
        record Untrusted(String reason) implements Outcome {}

        /** No access token could be had, so that nobody could log in. */
        record NoToken(String reason) implements Outcome {}

        /** It does not let us in. */
        record LoginRefused(String reason) implements Outcome {}

        /** It lets us in and takes no mail of ours. */
        record NotTaken(String reason) implements Outcome {}

        /** Nobody answered, or something else of the session failed. */
        record Refused(String reason) implements Outcome {}
    }

    /** Tries it, for no longer than this; never throws. */
    public Outcome probe(Duration patience) {
        return switch (connections.reach(sender, patience)) {
            case Handed.Accepted() -> new Outcome.Ready();
            case Handed.Refused refused -> refused(refused);
            case Handed.NotPossible(var reason) -> new Outcome.Refused(reason);
            case Handed.Broken(var afterContent, var cause) -> failed(cause);
        };
    }

    /** The name by which we introduce ourselves, where many servers refuse such a one. */
    public Optional<String> doubtfulName() {
        return Optional.of(connections.ownName()).filter(name -> !OwnName.isWhole(name));
    }

    private static Outcome refused(Handed.Refused refused) {
        var reason = SmtpReplies.describe(refused);
        return switch (refused.step()) {
            case GREETING, HELLO, ENCRYPTION -> new Outcome.Refused(reason);
            case LOGIN -> new Outcome.LoginRefused(reason);
            case SENDER -> new Outcome.NotTaken(reason);
            case RECIPIENT, DATA, CONTENT ->
                concernsThatMailbox(refused) ? new Outcome.Ready() : new Outcome.NotTaken(reason);
        };
    }

    /** Nobody need have a mailbox of the sender's name, and greylisting is over soon. */
    private static boolean concernsThatMailbox(Handed.Refused refused) {
        return switch (SmtpReplies.result(refused)) {
            case SendResult.Rejected rejected -> true;
            case SendResult.NotMailable notMailable -> true;
            case SendResult.Deferred deferred -> true;
            case SendResult.Accepted accepted -> true;
            case SendResult.Closed closed -> false;
            case SendResult.Troubled troubled -> false;
            case SendResult.Unreachable unreachable -> false;
            case SendResult.Refused rule -> false;
            case SendResult.Unknown unknown -> false;
        };
    }

    private static Outcome failed(IOException cause) {
        var reason = SmtpReplies.describe(cause);
        if (cause instanceof NoToken) {
            return new Outcome.NoToken(reason);
        }
        return isAboutCertificate(cause) ? new Outcome.Untrusted(reason) : new Outcome.Refused(reason);
    }

    private static boolean isAboutCertificate(IOException failure) {
        return Stream.<@Nullable Throwable>iterate(failure, link -> link != null, link -> link.getCause())
                .anyMatch(CertificateException.class::isInstance);
    }
}
