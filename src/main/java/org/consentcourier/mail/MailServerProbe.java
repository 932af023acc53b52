package org.consentcourier.mail;

import io.vertx.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes the way of a mail as far as the server is ready for it, greeting, TLS and login included, and hands nothing over. */
@ApplicationScoped
public class MailServerProbe {

    /** The part of the time after which a second connection is tried: see {@link Smtp}, the pool may lose a request. */
    private static final int LOST_AFTER = 3;

    private final MailClient client;
    private final MailConfig config;

    /** By this client, which knows the server. */
    public MailServerProbe(MailClient client, MailConfig config) {
        this.client = client;
        this.config = config;
    }

    /** What became of the try. */
    public sealed interface Outcome {

        /** A mail would have been taken over now. */
        record Ready() implements Outcome {}

        /** Its certificate is not trusted; it was told nothing. */
        record Untrusted(String reason) implements Outcome {}

        /** Nobody answered, or TLS or the login failed. */
        record Refused(String reason) implements Outcome {}
    }

    /** Tries it, for no longer than this; never throws. */
    public Outcome probe(Duration patience) {
        var first = begin();
        try {
            return outcome(first, patience.dividedBy(LOST_AFTER));
        } catch (TimeoutException slow) {
            return once(CompletableFuture.anyOf(first, begin()), patience);
        }
    }

    private static Outcome once(CompletableFuture<?> answer, Duration patience) {
        try {
            return outcome(answer, patience.minus(patience.dividedBy(LOST_AFTER)));
        } catch (TimeoutException e) {
            return new Outcome.Refused("no answer within " + patience.toSeconds() + " s");
        }
    }

    private static Outcome outcome(CompletableFuture<?> answer, Duration patience) throws TimeoutException {
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Ready(); // never: a probe ends by failing
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Refused("interrupted");
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private static Outcome failed(ExecutionException failure) {
        if (isCaused(failure, Handover.GivenUp.class)) {
            return new Outcome.Ready();
        }
        var reason = SmtpReplies.describe(SmtpReplies.cause(failure));
        return isCaused(failure, CertificateException.class)
                ? new Outcome.Untrusted(reason)
                : new Outcome.Refused(reason);
    }

    /** A letter to ourselves that ends where it would have been handed over. */
    private CompletableFuture<?> begin() {
        var mail = Handover.probe();
        mail.setFrom(config.from());
        mail.setTo(config.from());
        mail.setSubject("Probe");
        mail.setText("Never sent.");
        try {
            return client.sendMail(mail).toCompletionStage().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isCaused(ExecutionException failure, Class<? extends Throwable> type) {
        return Stream.<@Nullable Throwable>iterate(failure, link -> link != null, link -> link.getCause())
                .anyMatch(type::isInstance);
    }
}
