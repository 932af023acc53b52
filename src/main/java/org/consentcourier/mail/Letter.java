package org.consentcourier.mail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mail, ready to leave.
 *
 * @param messageId with its angle brackets
 * @param references Message-IDs of the earlier mails of the thread, oldest first
 * @param headers further headers, besides those every mail of ours carries
 * @param returnAddress the envelope sender, which the mail comes back to when it cannot be delivered; null: the sender's own
 * @param wording digest of what it was written with; null: it is not known
 * @param attachments files that go with it
 */
public record Letter(
        String to,
        String subject,
        String html,
        String text,
        String messageId,
        List<String> references,
        Map<String, String> headers,
        @Nullable String returnAddress,
        @Nullable String wording,
        List<Attachment> attachments) {

    /** Refuses line breaks where a header goes: they would smuggle in further headers. */
    public Letter {
        references = List.copyOf(references);
        headers = Map.copyOf(headers);
        attachments = List.copyOf(attachments);
        requireOneLine("recipient", to);
        requireOneLine("subject", subject);
        requireOneLine("Message-ID", messageId);
        references.forEach(reference -> requireOneLine("reference", reference));
        headers.forEach((name, value) -> requireOneLine("header", name + value));
        if (returnAddress != null) {
            requireOneLine("return address", returnAddress);
        }
    }

    /** One that comes back to its sender. */
    public Letter(
            String to,
            String subject,
            String html,
            String text,
            String messageId,
            List<String> references,
            Map<String, String> headers) {
        this(to, subject, html, text, messageId, references, headers, null, null, List.of());
    }

    /** A mail in these words, in no thread and with no headers of its own. */
    public static Letter of(Rendering mail, String to, String messageId) {
        return new Letter(
                to,
                mail.subject(),
                mail.html(),
                mail.text(),
                messageId,
                List.of(),
                Map.of(),
                null,
                mail.wording(),
                List.of());
    }

    /** The same mail in the thread of these. */
    public Letter after(List<String> earlier) {
        return new Letter(to, subject, html, text, messageId, earlier, headers, returnAddress, wording, attachments);
    }

    /** The same mail with these headers. */
    public Letter with(Map<String, String> further) {
        return new Letter(to, subject, html, text, messageId, references, further, returnAddress, wording, attachments);
    }

    /** The same mail, coming back to that address. */
    public Letter returningTo(String address) {
        return new Letter(to, subject, html, text, messageId, references, headers, address, wording, attachments);
    }

    /** The same mail with these files. */
    public Letter carrying(List<Attachment> files) {
        return new Letter(to, subject, html, text, messageId, references, headers, returnAddress, wording, files);
    }

    private static void requireOneLine(String what, String value) {
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The " + what + " of a mail must be one line of text");
        }
    }
}
