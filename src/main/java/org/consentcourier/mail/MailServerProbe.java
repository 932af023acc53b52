package org.consentcourier.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentcourier.oauth.NoToken;
import org.consentcourier.smtp.Handed;
import org.consentcourier.smtp.SmtpConnections;
import org.consentcourier.smtp.Step;
import org.jspecify.annotations.Nullable;

/** Goes the way of a mail as far as the server is ready for it, greeting, TLS and login included, and hands nothing over. */
@ApplicationScoped
public class MailServerProbe {

    private final SmtpConnections connections;

    /** By these connections, which know the server. */
    public MailServerProbe(SmtpConnections connections) {
        this.connections = connections;
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

        /** Nobody answered, or something else of the session failed. */
        record Refused(String reason) implements Outcome {}
    }

    /** Tries it, for no longer than this; never throws. */
    public Outcome probe(Duration patience) {
        return switch (connections.reach(patience)) {
            case Handed.Accepted() -> new Outcome.Ready();
            case Handed.Refused refused ->
                refused.step() == Step.LOGIN
                        ? new Outcome.LoginRefused(SmtpReplies.describe(refused))
                        : new Outcome.Refused(SmtpReplies.describe(refused));
            case Handed.NotPossible(var reason) -> new Outcome.Refused(reason);
            case Handed.Broken(var afterContent, var cause) -> failed(cause);
        };
    }

    /** The name by which we introduce ourselves, where many servers refuse such a one. */
    public Optional<String> doubtfulName() {
        return Optional.of(connections.ownName()).filter(name -> !OwnName.isWhole(name));
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
