package org.consentcourier.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An enhanced status code of a mail server (RFC 3463), such as 5.1.1: no such mailbox.
 *
 * @param kind 2: success, 4: not now, 5: never
 * @param subject what it is about: 1 the address, 2 the mailbox, 4 the route, 6 the content, 7 a rule
 */
record EnhancedCode(int kind, int subject, int detail) {

    /** After the reply code, as RFC 2034 wants it; some servers forget that and say it further on. */
    private static final Pattern CODE =
            Pattern.compile("(?:^|[\\s#(-])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?=[\\s):;,]|$)");

    /** The first one in these lines of a reply. */
    static Optional<EnhancedCode> in(List<String> lines) {
        return lines.stream()
                .map(CODE::matcher)
                .filter(matcher -> matcher.find())
                .findFirst()
                .map(found -> new EnhancedCode(number(found.group(1)), number(found.group(2)), number(found.group(3))));
    }

    boolean is(int otherSubject, int... details) {
        if (subject != otherSubject) {
            return false;
        }
        for (var other : details) {
            if (detail == other) {
                return true;
            }
        }
        return false;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
