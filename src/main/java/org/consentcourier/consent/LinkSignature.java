package org.consentcourier.consent;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consentcourier.application.CourierConfig;

/**
 * Signs which request and round a link or a {@code state} speaks of: {@code v1.<request>.<round>.<HMAC-SHA-256, 128 bits>}.
 *
 * <p>Derived from {@code courier.secret} and never stored; valid all round, any number of times; the previous secret still verifies.
 */
@Singleton
public class LinkSignature {

    private static final Pattern FORM =
            Pattern.compile("v1\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9]{1,9})\\.([A-Za-z0-9_-]{22})");
    private static final int BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    /** Keyed once; each use takes a copy. */
    private final List<Mac> secrets;

    LinkSignature(CourierConfig config) {
        this.secrets = Stream.concat(config.secret().stream(), config.previousSecret().stream())
                .map(LinkSignature::keyed)
                .toList();
    }

    /** What a signed link speaks of. */
    public record Subject(UUID requestId, int round) {}

    /** Signs with the current secret; what is signed holds no personal data. */
    public String sign(UUID requestId, int round) {
        return valid(requestId, round).getFirst();
    }

    /** All that {@link #verify} takes for them: of the current secret, and of the previous one where there is one. */
    public List<String> valid(UUID requestId, int round) {
        var subject = "v1." + requestId + "." + round;
        return marks(subject).stream().map(mark -> subject + "." + mark).toList();
    }

    /** Marks a text of another kind of link with the current secret; each kind begins its texts in its own way, none with v1. */
    public String mark(String text) {
        return marks(text).getFirst();
    }

    /** All marks that count for a text: of the current secret, and of the previous one where there is one. */
    public List<String> marks(String text) {
        return secrets.stream().map(secret -> encode(mac(secret, text))).toList();
    }

    /** Reads a signature of either secret; empty for anything else, however long or odd it is. */
    public Optional<Subject> verify(String signed) {
        var parts = FORM.matcher(signed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var subject = signed.substring(0, signed.lastIndexOf('.'));
        var given = parts.group(3).getBytes(StandardCharsets.US_ASCII);
        return marks(subject).stream()
                        .map(mark -> mark.getBytes(StandardCharsets.US_ASCII))
                        .anyMatch(expected -> MessageDigest.isEqual(expected, given))
                ? Optional.of(new Subject(UUID.fromString(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    private static Mac keyed(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] mac(Mac keyed, String subject) {
        try {
            var mac = (Mac) keyed.clone();
            return Arrays.copyOf(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("That of every JDK can be copied", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
