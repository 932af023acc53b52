package org.consentcourier.sandbox.mail;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of a mail that a list shows. */
record MailSummary(
        String messageId,
        String subject,
        MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> replyTo,
        String snippet) {

    private static final int SNIPPET = 200;

    static MailSummary of(MimeMessage mime, List<String> envelopeTo) {
        try {
            var from = addresses(mime.getFrom());
            var to = addresses(mime.getRecipients(RecipientType.TO));
            return new MailSummary(
                    Optional.ofNullable(mime.getMessageID()).orElse(""),
                    Optional.ofNullable(mime.getSubject()).orElse(""),
                    from.isEmpty() ? new MailAddress("", "") : from.getFirst(),
                    to.isEmpty()
                            ? envelopeTo.stream()
                                    .map(it -> new MailAddress("", it))
                                    .toList()
                            : to,
                    addresses(mime.getRecipients(RecipientType.CC)),
                    addresses(mime.getReplyTo()),
                    snippet(MailParts.first(mime, "text/plain")));
        } catch (MessagingException e) {
            return new MailSummary(
                    "", "(unreadable headers)", new MailAddress("", ""), List.of(), List.of(), List.of(), "");
        }
    }

    private static List<MailAddress> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(MailAddress::of).toList();
    }

    private static String snippet(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET) + "...";
    }
}
