package org.consentcourier.bounce;

import java.util.regex.Pattern;

/** A server's words as they may be kept: one line, not long, with nobody's address in it. */
final class Diagnostics {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]:;,\"']+@[^\\s<>()\\[\\]:;,\"']+");
    private static final int MOST = 200;

    private Diagnostics() {}

    static String clean(String words) {
        var line = ADDRESS.matcher(words)
                .replaceAll("(address)")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.length() <= MOST ? line : line.substring(0, MOST).strip();
    }
}
