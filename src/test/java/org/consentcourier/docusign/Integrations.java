package org.consentcourier.docusign;

import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** One integration to try things with; its RSA pair is generated once per test run. */
final class Integrations {
    static final String KEY = "7c2b8d7e-11f1-4a0c-9a44-5f6f3e5bb111";
    static final KeyPair PAIR = rsa(2048);

    private Integrations() {}

    static Integration at(URI accountUri, String... scopes) {
        return new Integration(
                KEY,
                privateKey(),
                accountUri,
                Environment.DEMO.accountHost(),
                List.of(scopes),
                URI.create("https://courier.example/consent/crm?from=mail&x=a b".replace(" ", "%20")));
    }

    static Integration demo(String... scopes) {
        return at(Environment.DEMO.accountUri(), scopes);
    }

    static RSAPrivateCrtKey privateKey() {
        return (RSAPrivateCrtKey) PAIR.getPrivate();
    }

    static RSAPublicKey publicKey() {
        return (RSAPublicKey) PAIR.getPublic();
    }

    static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
