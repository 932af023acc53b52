package org.consentcourier.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** An RSA pair kept in a folder, made at its first use. */
public final class KeyFiles {

    /** The private key, PKCS#8 PEM. */
    public static final String PRIVATE = "private-key.pem";

    private static final String PUBLIC = "public-key.txt";

    private KeyFiles() {}

    /** The public half; afterwards the private one lies beside it. */
    public static RSAPublicKey publicKey(Path folder) {
        try {
            var publicFile = folder.resolve(PUBLIC);
            if (!Files.exists(publicFile)) {
                make(folder);
            }
            var encoded = Base64.getDecoder()
                    .decode(Files.readString(publicFile, UTF_8).strip());
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(folder.resolve(PUBLIC) + " is no RSA key; delete it", e);
        }
    }

    private static void make(Path folder) throws IOException {
        var pair = Keys.pair();
        Files.writeString(folder.resolve(PRIVATE), Keys.pem(pair), UTF_8);
        folder.resolve(PRIVATE).toFile().setReadable(false, false);
        folder.resolve(PRIVATE).toFile().setReadable(true, true);
        Files.writeString(
                folder.resolve(PUBLIC),
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                UTF_8);
    }
}
