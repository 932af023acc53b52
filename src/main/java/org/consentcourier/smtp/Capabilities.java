package org.consentcourier.smtp;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a server says it can do. */
record Capabilities(boolean startTls, boolean pipelining, boolean size, boolean utf8, Set<String> mechanisms) {

    /** Of one that knows only what every server does. */
    static final Capabilities NONE = new Capabilities(false, false, false, false, Set.of());

    private static final int AFTER_CODE = 4;

    /** As the reply to EHLO has them; its first line is the server's name. */
    static Capabilities in(Reply hello) {
        var names = new HashSet<String>();
        var mechanisms = new HashSet<String>();
        for (var line : hello.lines().subList(1, hello.lines().size())) {
            // Old servers say AUTH=LOGIN.
            var words = List.of(line.substring(Math.min(line.length(), AFTER_CODE))
                    .toUpperCase(Locale.ROOT)
                    .replace('=', ' ')
                    .strip()
                    .split("\\s+"));
            names.add(words.getFirst());
            if (words.getFirst().equals("AUTH")) {
                mechanisms.addAll(words.subList(1, words.size()));
            }
        }
        return new Capabilities(
                names.contains("STARTTLS"),
                names.contains("PIPELINING"),
                names.contains("SIZE"),
                names.contains("SMTPUTF8"),
                mechanisms);
    }
}
