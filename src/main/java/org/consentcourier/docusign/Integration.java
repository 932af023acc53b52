package org.consentcourier.docusign;

import java.net.URI;
import java.security.interfaces.RSAPrivateKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What Docusign must be told to act as one application; one scope list drives both the consent URL and the grant checks. */
public record Integration(
        String integrationKey,
        RSAPrivateKey privateKey,
        URI accountUri,
        String audience,
        List<String> scopes,
        URI redirectUri) {

    public Integration {
        scopes = List.copyOf(new LinkedHashSet<>(scopes));
        if (scopes.isEmpty() || scopes.stream().anyMatch(scope -> !scope.matches("[\\x21-\\x7e&&[^\"\\\\]]+"))) {
            throw new IllegalArgumentException("The scopes must be single words, at least one of them.");
        }
        if (!isWeb(accountUri) || accountUri.getRawQuery() != null || accountUri.getRawFragment() != null) {
            throw new IllegalArgumentException("The account URI must look like https://account.docusign.com.");
        }
        if (!audience.matches("[A-Za-z0-9.-]+(:\\d{1,5})?")) {
            throw new IllegalArgumentException(
                    "The audience must be a bare host such as account.docusign.com, without https:// and without a slash.");
        }
    }

    /** The same, asking for these scopes instead. */
    Integration withScopes(List<String> others) {
        return new Integration(integrationKey, privateKey, accountUri, audience, others, redirectUri);
    }

    /** The same, signing with this key instead. */
    public Integration withPrivateKey(RSAPrivateKey other) {
        return new Integration(integrationKey, other, accountUri, audience, scopes, redirectUri);
    }

    /** One of Docusign's endpoints on the account host. */
    URI endpoint(String path) {
        var account = accountUri.toString();
        return URI.create((account.endsWith("/") ? account.replaceFirst("/+$", "") : account) + path);
    }

    @Override
    public String toString() {
        return "Integration[integrationKey=%s, privateKey=(RSA, %d bits), accountUri=%s, audience=%s, scopes=%s, redirectUri=%s]"
                .formatted(
                        integrationKey, privateKey.getModulus().bitLength(), accountUri, audience, scopes, redirectUri);
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null
                && uri.getScheme() != null
                && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
    }
}
