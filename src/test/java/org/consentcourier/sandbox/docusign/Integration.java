package org.consentcourier.sandbox.docusign;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.UUID;

/** An integration key as its owner registered it; redirect URIs match character by character. */
public record Integration(
        UUID key,
        String name,
        Environment environment,
        String secret,
        List<RSAPublicKey> publicKeys,
        List<String> redirectUris) {

    private static final int MOST_KEYS = 5;

    public Integration {
        publicKeys = List.copyOf(publicKeys);
        redirectUris = List.copyOf(redirectUris);
        if (publicKeys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("An integration key has at most " + MOST_KEYS + " RSA keys");
        }
    }

    /** A key of the demo environment with one RSA key and one redirect URI. */
    public static Integration demo(UUID key, String name, RSAPublicKey publicKey, String redirectUri) {
        return new Integration(
                key, name, Environment.DEMO, "secret-of-" + key, List.of(publicKey), List.of(redirectUri));
    }

    public Integration in(Environment other) {
        return new Integration(key, name, other, secret, publicKeys, redirectUris);
    }

    public Integration withKeys(List<RSAPublicKey> keys) {
        return new Integration(key, name, environment, secret, keys, redirectUris);
    }

    public Integration withRedirectUris(List<String> uris) {
        return new Integration(key, name, environment, secret, publicKeys, uris);
    }
}
