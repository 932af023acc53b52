package org.consentcourier.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail taken apart as far as matters: never deeper, wider or longer than any honest one is. */
final class Parts {

    private static final int DEPTH = 8;
    private static final int COUNT = 60;

    private final List<InternetHeaders> statuses = new ArrayList<>();
    private final List<String> returnedMessageIds = new ArrayList<>();
    private @Nullable String plain;
    private @Nullable String html;
    private boolean receipt;
    private int seen;

    private Parts() {}

    static Parts of(MimeMessage mail) {
        var parts = new Parts();
        parts.take(mail, 0);
        return parts;
    }

    /** What the mail says to people; of two versions the plain one. */
    String text() {
        if (plain != null && !plain.isBlank()) {
            return plain;
        }
        return html == null ? "" : Texts.ofHtml(html);
    }

    /** The groups of a delivery report: one about the mail, one about each recipient. */
    List<InternetHeaders> statuses() {
        return List.copyOf(statuses);
    }

    List<String> returnedMessageIds() {
        return List.copyOf(returnedMessageIds);
    }

    /** Whether it says that a mail was shown or deleted. */
    boolean isReceipt() {
        return receipt;
    }

    private void take(Part part, int depth) {
        if (depth > DEPTH || ++seen > COUNT) {
            return;
        }
        try {
            takeKnown(part, depth);
        } catch (IOException | MessagingException e) {
            // One part that cannot be read says nothing; the others may.
            seen++;
        }
    }

    private void takeKnown(Part part, int depth) throws MessagingException, IOException {
        switch (Texts.type(part)) {
            case "message/delivery-status", "message/global-delivery-status" -> takeStatuses(part);
            case "message/disposition-notification" -> receipt = true;
            case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" ->
                takeReturned(part);
            case "text/plain" -> plain = first(plain, part);
            case "text/html" -> html = first(html, part);
            case String type when type.startsWith("multipart/") -> takeAll(part, depth);
            default -> {}
        }
    }

    private void takeAll(Part part, int depth) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var all = new MimeMultipart(new ByteArrayDataSource(in, part.getContentType()));
            for (int i = 0; i < all.getCount() && seen <= COUNT; i++) {
                take(all.getBodyPart(i), depth + 1);
            }
        }
    }

    private void takeStatuses(Part part) throws MessagingException, IOException {
        var text = Texts.decoded(part);
        for (var group : text.strip().split("\\R[ \\t]*\\R", COUNT)) {
            statuses.add(headers(group.strip() + "\r\n\r\n"));
        }
    }

    private void takeReturned(Part part) throws MessagingException, IOException {
        var text = Texts.decoded(part);
        var ids = headers(text.stripLeading()).getHeader("Message-ID");
        if (ids != null) {
            returnedMessageIds.addAll(List.of(ids));
        }
    }

    private static InternetHeaders headers(String text) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true);
    }

    private static @Nullable String first(@Nullable String before, Part part) throws MessagingException, IOException {
        var attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        return before != null || attached ? before : Texts.decoded(part);
    }
}
