package org.consentcourier.mail;

import io.vertx.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands one mail to the mail server and waits for its word; never within a transaction, never on an event loop. */
@ApplicationScoped
public class Smtp {

    /** The part of the time-out after which a mail without a connection is begun anew. */
    private static final int LOST_AFTER = 6;

    /** The end of a mail that was given up may be what loses the next one; a slow server must still get all the time once. */
    private static final int BEGUN_AGAIN = 2;

    private final MailClient client;
    private final MailConfig config;
    private final Duration timeout;

    // The client of quarkus-mailer itself: its Mailer copies the mail and so hides when it was handed over.
    Smtp(
            MailClient client,
            MailConfig config,
            @ConfigProperty(name = "quarkus.mailer.timeout", defaultValue = "60s") Duration timeout) {
        this.client = client;
        this.config = config;
        this.timeout = timeout;
    }

    /** Sends and tells what became of it; never throws. */
    public SendResult send(Letter letter) {
        try {
            var sending = begin(letter);
            for (int again = 0; again < BEGUN_AGAIN && sending.isLost(timeout.dividedBy(LOST_AFTER)); again++) {
                sending = begin(letter);
            }
            return await(sending);
        } catch (RuntimeException e) {
            // Nothing was handed over: the client is closed or broken, which says nothing about the recipient.
            return new SendResult.Unreachable("the mail client failed: " + e.getMessage());
        }
    }

    private Sending begin(Letter letter) {
        var mail = compose(letter);
        return new Sending(mail, client.sendMail(mail).toCompletionStage().toCompletableFuture());
    }

    private SendResult await(Sending sending) {
        var mail = sending.mail();
        try {
            sending.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new SendResult.Accepted();
        } catch (TimeoutException e) {
            return late(mail, "no answer within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late(mail, "interrupted");
        } catch (ExecutionException e) {
            return SmtpReplies.classify(SmtpReplies.cause(e), mail.handedOver());
        }
    }

    private static SendResult late(Handover mail, String reason) {
        return mail.giveUp() ? new SendResult.Unreachable(reason) : new SendResult.Unknown(reason);
    }

    private Handover compose(Letter letter) {
        var mail = new Handover();
        mail.setFrom(config.from());
        mail.setTo(letter.to());
        mail.setBounceAddress(letter.returnAddress());
        mail.setSubject(letter.subject());
        mail.setText(letter.text());
        mail.setHtml(letter.html());
        config.replyTo().map(MailHeaders::address).ifPresent(address -> mail.addHeader("Reply-To", address));
        letter.headers().forEach(mail::addHeader);
        // Ours replaces the one the client would make up: a repeated mail must be recognisable.
        mail.addHeader("Message-ID", letter.messageId());
        mail.addHeader("Auto-Submitted", "auto-generated");
        mail.addHeader("X-Auto-Response-Suppress", "OOF, AutoReply, RN, NRN");
        if (!letter.references().isEmpty()) {
            mail.addHeader("In-Reply-To", letter.references().getLast());
            mail.addHeader("References", String.join(" ", letter.references()));
        }
        return mail;
    }

    private record Sending(Handover mail, CompletableFuture<?> answer) {

        // The client's pool forgets a request that meets the end of its last connection, and never answers it.
        boolean isLost(Duration patience) {
            try {
                answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return false;
            } catch (TimeoutException e) {
                return mail.giveUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                return false;
            }
        }
    }
}
