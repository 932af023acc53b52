package org.consentcourier.docusign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;

/** Reads the RSA private key of an integration as Docusign shows it (PKCS#1) or as other tools write it (PKCS#8). */
public final class PrivateKeys {
    /** What RS256 demands (RFC 7518, section 3.3); Docusign's own keys have it. */
    public static final int LEAST_BITS = 2048;

    private static final List<String> OTHER_ALGORITHMS = List.of("EC", "EdDSA", "XDH", "DSA", "RSASSA-PSS");

    private PrivateKeys() {}

    /** The key in a PEM text, however an environment variable has mangled its line ends, spaces and quotes. */
    public static RSAPrivateKey parse(String pem) throws InvalidPrivateKey {
        var block = PemBlock.privateKeyIn(pem);
        var pkcs8 = new PKCS8EncodedKeySpec(block.isPkcs1() ? Der.pkcs8OfRsa(block.der()) : block.der());
        var key = decode(pkcs8);
        if (key.getModulus().bitLength() < LEAST_BITS) {
            throw new InvalidPrivateKey(
                    "It is an RSA key of %d bits; at least %d are needed. Generate a new RSA pair for the integration key at Docusign."
                            .formatted(key.getModulus().bitLength(), LEAST_BITS));
        }
        if (key instanceof RSAPrivateCrtKey crt && !signs(crt)) {
            throw damaged();
        }
        return key;
    }

    static InvalidPrivateKey damaged() {
        return new InvalidPrivateKey(
                "It is cut off or damaged. Copy the whole key again, from its BEGIN line to its END line.");
    }

    private static RSAPrivateKey decode(PKCS8EncodedKeySpec pkcs8) throws InvalidPrivateKey {
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(pkcs8);
        } catch (InvalidKeySpecException e) {
            for (var algorithm : OTHER_ALGORITHMS) {
                if (isKeyOf(algorithm, pkcs8)) {
                    throw notRsa(algorithm);
                }
            }
            throw damaged();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java knows no RSA", e);
        }
    }

    static InvalidPrivateKey notRsa(String algorithm) {
        return new InvalidPrivateKey(
                "It is a key for %s, not for RSA. Use the private key of an RSA pair generated for the integration key at Docusign."
                        .formatted(algorithm));
    }

    private static boolean isKeyOf(String algorithm, PKCS8EncodedKeySpec pkcs8) {
        try {
            KeyFactory.getInstance(algorithm).generatePrivate(pkcs8);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A changed character can leave a well-formed key that signs rubbish, which Docusign would blame on the wrong key. */
    private static boolean signs(RSAPrivateCrtKey key) {
        try {
            var probe = "probe".getBytes(US_ASCII);
            var signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(key);
            signing.update(probe);
            var signature = signing.sign();

            var pair = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            signing.initVerify(KeyFactory.getInstance("RSA").generatePublic(pair));
            signing.update(probe);
            return signing.verify(signature);
        } catch (GeneralSecurityException | ArithmeticException e) {
            return false;
        }
    }
}
