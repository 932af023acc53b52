package org.consentcourier.mail;

import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import org.consentcourier.smtp.Envelope;

/** Makes a letter a message of headers and parts, in an envelope. */
final class Composer {

    private final MailConfig config;
    private final io.vertx.ext.mail.MailConfig encoding = new io.vertx.ext.mail.MailConfig();
    private final String sender;
    private final String domain;

    Composer(MailConfig config) {
        this.config = config;
        this.sender = sender(config);
        this.domain = sender.substring(sender.lastIndexOf('@') + 1);
    }

    /** The address all mail is from, as it goes over the wire. */
    static String sender(MailConfig config) {
        return WireAddress.of(new EmailAddress(config.from()).getEmail());
    }

    Envelope envelope(Letter letter) {
        return new Envelope(
                letter.returnAddress() == null ? sender : letter.returnAddress(),
                WireAddress.of(new EmailAddress(letter.to()).getEmail()),
                source(letter));
    }

    /** The mail as it leaves, but for its line breaks. */
    String source(Letter letter) {
        return new MailEncoder(message(letter), domain, encoding).encode();
    }

    private MailMessage message(Letter letter) {
        var mail = new MailMessage();
        mail.addHeader("From", MailHeaders.address(config.from()));
        mail.addHeader("To", MailHeaders.address(letter.to()));
        mail.addHeader("Subject", MailHeaders.text(letter.subject()));
        mail.setText(letter.text());
        mail.setHtml(letter.html());
        mail.setAttachment(letter.attachments().stream().map(Attachment::part).toList());
        config.replyTo().map(MailHeaders::address).ifPresent(address -> mail.addHeader("Reply-To", address));
        letter.headers().forEach(mail::addHeader);
        // Ours replaces the one the encoder would make up: a repeated mail must be recognisable.
        mail.addHeader("Message-ID", letter.messageId());
        mail.addHeader("Auto-Submitted", "auto-generated");
        mail.addHeader("X-Auto-Response-Suppress", "OOF, AutoReply, RN, NRN");
        if (!letter.references().isEmpty()) {
            mail.addHeader("In-Reply-To", letter.references().getLast());
            // One to a line: a header's line may have 998 octets, and a thread any number of mails.
            mail.addHeader("References", String.join("\n ", letter.references()));
        }
        return mail;
    }
}
