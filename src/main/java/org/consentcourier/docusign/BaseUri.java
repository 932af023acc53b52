package org.consentcourier.docusign;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a token may be sent: never in clear to another machine, and to nobody but Docusign. */
final class BaseUri {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String DOCUSIGN = "(.+\\.)?docusign\\.(net|com)";

    private BaseUri() {}

    /** Scheme, host and port of the address an answer names, if it is Docusign's or on the very host that was asked. */
    static Optional<URI> trusted(String named, URI accountUri) {
        try {
            var uri = URI.create(named.strip());
            return isPrivate(uri)
                            && uri.getRawUserInfo() == null
                            && (isHttps(uri) || !isHttps(accountUri))
                            && (host(uri).matches(DOCUSIGN) || host(uri).equals(host(accountUri)))
                    ? Optional.of(uri.resolve("/"))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** By https, or without leaving this machine. */
    static boolean isPrivate(URI uri) {
        return isHttps(uri) || ("http".equalsIgnoreCase(uri.getScheme()) && LOCAL.contains(host(uri)));
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }
}
