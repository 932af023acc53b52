package org.consentcourier.sandbox.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver does with a signature. It stands in docs/webhooks.md as it is here. */
final class Verifier {

    private Verifier() {}

    // begin of the snippet
    /** Whether the call is ours and not older than five minutes; {@code body} is what arrived, unparsed. */
    static boolean isGenuine(
            String secret, String id, String timestamp, String signatures, byte[] body, long nowInSeconds)
            throws InvalidKeyException, NoSuchAlgorithmException {
        if (Math.abs(nowInSeconds - Long.parseLong(timestamp)) > 300) {
            return false;
        }
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
        var wanted = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(UTF_8);
        return Arrays.stream(signatures.split(" "))
                .anyMatch(signature -> MessageDigest.isEqual(wanted, signature.getBytes(UTF_8)));
    }
    // end of the snippet
}
