package org.consentcourier.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.consentcourier.smtp.Envelope;
import org.consentcourier.smtp.SmtpConnections;

/** Hands one mail to the mail server and waits for its word; never within a transaction, never on an event loop. */
@ApplicationScoped
public class Smtp {

    private final SmtpConnections connections;
    private final Composer composer;

    Smtp(SmtpConnections connections, MailConfig config) {
        this.connections = connections;
        this.composer = new Composer(config);
    }

    /** Ends at once every session whose mail is not on its way yet: such a mail surely did not leave. */
    public void cutBeforeContent() {
        connections.cutBeforeContent();
    }

    /** Sends and tells what became of it; never throws. */
    public SendResult send(Letter letter) {
        Envelope envelope;
        try {
            envelope = composer.envelope(letter);
        } catch (WireAddress.Unusable e) {
            return new SendResult.NotMailable(e.reason());
        } catch (IllegalArgumentException e) {
            // What roster and settings take is an address by their rules, and not by those of mail.
            return new SendResult.NotMailable("not an address that mail can be sent to");
        }
        try {
            return SmtpReplies.result(connections.hand(envelope));
        } catch (RuntimeException e) {
            // A setting no server can have, such as a port beyond all ports: nobody's address is to blame.
            return new SendResult.Unreachable("the mail server's settings cannot be used: " + e.getMessage());
        }
    }
}
