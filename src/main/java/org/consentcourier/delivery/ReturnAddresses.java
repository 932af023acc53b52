package org.consentcourier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consentcourier.application.CourierConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address a mail comes back to when it cannot be delivered: {@code bounces+b<delivery, try, HMAC>@corp.example}. It tells the exact
 * mail even where a server returns nothing of it, nobody else can make one up, and it survives servers that change its case.
 */
@ApplicationScoped
public class ReturnAddresses {

    private static final Pattern FORM = Pattern.compile("[^@\\s]+\\+b([0-9a-v]{40})@[^@\\s]+");
    private static final int SUBJECT = 18;
    private static final int SIGNATURE = 7;
    private static final int RADIX = 32;
    private static final int LENGTH = 40;

    private final Optional<String> mailbox;
    private final List<SecretKeySpec> secrets;

    ReturnAddresses(
            @ConfigProperty(name = "courier.bounces.return-path") Optional<String> mailbox, CourierConfig config) {
        this.mailbox = mailbox;
        this.secrets = Stream.concat(config.secret().stream(), config.previousSecret().stream())
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
    }

    /**
     * Which mail came back.
     *
     * @param claim the try, of which the lowest 16 bits are told
     */
    record Returned(UUID deliveryId, int claim) {

        boolean isOf(long number) {
            return (number & 0xffff) == claim;
        }
    }

    /** That of the try under way; empty where mail comes back to its sender. */
    Optional<String> of(Delivery delivery) {
        return mailbox.map(address -> {
            var at = address.lastIndexOf('@');
            return address.substring(0, at) + "+b" + token(delivery.id(), delivery.claim()) + address.substring(at);
        });
    }

    /** Reads an address of ours; empty for any other, and for one that somebody made up. */
    Optional<Returned> read(String address) {
        var form = FORM.matcher(address.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        var bytes = bytes(form.group(1));
        var subject = Arrays.copyOf(bytes, SUBJECT);
        var signature = Arrays.copyOfRange(bytes, SUBJECT, SUBJECT + SIGNATURE);
        if (secrets.stream().noneMatch(secret -> MessageDigest.isEqual(signature, signature(secret, subject)))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(subject);
        return Optional.of(new Returned(new UUID(read.getLong(), read.getLong()), read.getShort() & 0xffff));
    }

    private String token(UUID id, long claim) {
        var subject = ByteBuffer.allocate(SUBJECT)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putShort((short) claim)
                .array();
        var signed = ByteBuffer.allocate(SUBJECT + SIGNATURE)
                .put(subject)
                .put(signature(secrets.getFirst(), subject))
                .array();
        var digits = new BigInteger(1, signed).toString(RADIX);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    private static byte[] bytes(String token) {
        var read = new BigInteger(token, RADIX).toByteArray();
        var bytes = new byte[SUBJECT + SIGNATURE];
        var length = Math.min(read.length, bytes.length);
        System.arraycopy(read, read.length - length, bytes, bytes.length - length, length);
        return bytes;
    }

    private static byte[] signature(SecretKeySpec secret, byte[] subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update("return.v1.".getBytes(StandardCharsets.US_ASCII)); // Not to be mistaken for a signed link.
            return Arrays.copyOf(mac.doFinal(subject), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
