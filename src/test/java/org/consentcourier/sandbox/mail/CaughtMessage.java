package org.consentcourier.sandbox.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** One mail as it came over SMTP: its envelope, its bytes and what a reader would see of them. */
public final class CaughtMessage {

    private static final Session SESSION = Session.getInstance(new Properties());

    private final String id;
    private final Instant arrivedAt;
    private final String envelopeFrom;
    private final List<String> envelopeTo;
    private final byte[] raw;
    private final MailSummary summary;

    CaughtMessage(String id, Instant arrivedAt, String envelopeFrom, List<String> envelopeTo, byte[] raw) {
        this.id = id;
        this.arrivedAt = arrivedAt;
        this.envelopeFrom = envelopeFrom;
        this.envelopeTo = List.copyOf(envelopeTo);
        this.raw = raw;
        this.summary = MailSummary.of(mime(), envelopeTo);
    }

    public String id() {
        return id;
    }

    public Instant arrivedAt() {
        return arrivedAt;
    }

    public String envelopeFrom() {
        return envelopeFrom;
    }

    public List<String> envelopeTo() {
        return envelopeTo;
    }

    /** The bytes after DATA, dots unstuffed. */
    public byte[] raw() {
        return raw.clone();
    }

    public String rawText() {
        return new String(raw, UTF_8);
    }

    public int size() {
        return raw.length;
    }

    public String subject() {
        return summary.subject();
    }

    /** With its angle brackets, as in the header; empty where there is none. */
    public String messageId() {
        return summary.messageId();
    }

    public String from() {
        return summary.from().address();
    }

    public List<String> to() {
        return summary.to().stream().map(MailAddress::address).toList();
    }

    public boolean isTo(String address) {
        return envelopeTo.stream().anyMatch(address::equalsIgnoreCase);
    }

    public String text() {
        return MailParts.first(mime(), "text/plain");
    }

    public String html() {
        return MailParts.first(mime(), "text/html");
    }

    /** Content of the files that came with it, by name. */
    public Map<String, byte[]> files() {
        return MailParts.files(mime());
    }

    /** The first value of a header, decoded and unfolded. */
    public Optional<String> header(String name) {
        return MailParts.headers(mime()).getOrDefault(name, List.of()).stream().findFirst();
    }

    MailSummary summary() {
        return summary;
    }

    MimeMessage mime() {
        try {
            return new MimeMessage(SESSION, new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a mail at all", e);
        }
    }
}
