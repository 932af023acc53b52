package org.consentcourier.sandbox.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks into MIME. */
final class MailParts {

    private MailParts() {}

    /** The first part of that type that is no attachment; empty where there is none. */
    static String first(Part part, String type) {
        try {
            if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                return "";
            }
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent());
            }
            return part.getContent() instanceof Multipart parts ? firstOf(parts, type) : "";
        } catch (IOException | MessagingException e) {
            return "";
        }
    }

    /** Attached files by name; of what is no multipart there are none. */
    static Map<String, byte[]> files(Part part) {
        var files = new TreeMap<String, byte[]>();
        try {
            if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                files.put(
                        String.valueOf(part.getFileName()),
                        part.getInputStream().readAllBytes());
            } else if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    files.putAll(files(parts.getBodyPart(i)));
                }
            }
            return files;
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Not a mail that can be read", e);
        }
    }

    /** Decoded headers by name, in any case. */
    static Map<String, List<String>> headers(MimeMessage mime) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        try {
            for (var header : Collections.list(mime.getAllHeaders())) {
                headers.computeIfAbsent(header.getName(), _ -> new ArrayList<>())
                        .add(decode(header.getValue()));
            }
        } catch (MessagingException e) {
            return Map.of();
        }
        return headers;
    }

    private static String firstOf(Multipart parts, String type) throws MessagingException {
        for (int i = 0; i < parts.getCount(); i++) {
            var found = first(parts.getBodyPart(i), type);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String decode(String value) {
        var unfolded = MimeUtility.unfold(value);
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException e) {
            return unfolded;
        }
    }
}
