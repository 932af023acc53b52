package org.consentcourier.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/** The words of a mail, whatever their encoding; where it lies about itself, what they most likely are. */
final class Texts {

    /** What is further down is no news: quotes, disclaimers, pictures. */
    private static final int MOST = 64 * 1024;

    private static final int MOST_PLAIN = 6_000;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Texts() {}

    /** In lower case, without parameters; what no reader would understand is text. */
    static String type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException e) {
            return part.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/") ? "" : "text/plain";
        }
    }

    /** Its beginning. */
    static String decoded(Part part) throws MessagingException, IOException {
        try (var in = content(part)) {
            return decoded(in.readNBytes(MOST), charset(part)).replace("\r\n", "\n");
        }
    }

    // The library believes that messages within a message are never encoded, as they should not be.
    private static InputStream content(Part part) throws MessagingException, IOException {
        var encoding = part.getHeader("Content-Transfer-Encoding");
        var known = encoding != null
                && Set.of("base64", "quoted-printable")
                        .contains(encoding[0].strip().toLowerCase(Locale.ROOT));
        return known && type(part).startsWith("message/")
                ? MimeUtility.decode(part.getInputStream(), encoding[0].strip())
                : part.getInputStream();
    }

    /** Decoded; empty where there is none. */
    static String subject(MimeMessage mail) {
        try {
            @Nullable String subject = mail.getSubject();
            return subject == null ? "" : repaired(subject);
        } catch (MessagingException e) {
            return "";
        }
    }

    /** Without its tags, a line for each block. */
    static String ofHtml(String html) {
        var text = html.replaceAll("(?is)<(style|script|head)\\b.{0,20000}?</\\1>", " ")
                .replaceAll("(?i)<(br|/p|/div|/tr|/li|/h[1-6])\\b[^>]{0,200}>", "\n")
                .replaceAll("<[^>]{0,2000}>", " ");
        return StringEscapeUtils.unescapeHtml4(text);
    }

    /** One spelling for what means the same: width, case, kinds of blanks; without what is quoted. */
    static String plain(String text) {
        var own = text.replaceAll("(?m)^\\s*>.*$", "").split("(?m)^\\s*-{4,}\\s?\\p{L}", 2)[0];
        var spelled = Normalizer.normalize(own, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[\\p{Zs}\\t]+", " ")
                .replaceAll(" ?\\R ?", "\n");
        return spelled.length() <= MOST_PLAIN ? spelled : spelled.substring(0, MOST_PLAIN);
    }

    private static @Nullable Charset charset(Part part) {
        try {
            @Nullable String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String decoded(byte[] bytes, @Nullable Charset charset) {
        if (charset != null && !charset.equals(StandardCharsets.US_ASCII) && !charset.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return StandardCharsets.UTF_8.equals(charset)
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : new String(bytes, WESTERN);
        }
    }

    // Bytes that nobody encoded are read as Latin-1; mostly they are UTF-8.
    private static String repaired(String header) {
        var bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        return header.chars().anyMatch(c -> c > 0x7f) && header.chars().allMatch(c -> c <= 0xff)
                ? decoded(bytes, null)
                : header;
    }
}
