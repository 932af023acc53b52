package org.consentcourier.application;

import java.net.URI;
import java.util.Set;

/** Which addresses people may be sent to, and other systems called at. */
public final class WebAddress {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    /** Absolute and https, or http on this very machine; no fragment, no login in it. */
    public static boolean isSafe(URI uri) {
        return uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getFragment() == null
                && ("https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && LOCAL.contains(uri.getHost())));
    }
}
