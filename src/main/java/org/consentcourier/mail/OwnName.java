package org.consentcourier.mail;

import java.util.regex.Pattern;

/** How we introduce ourselves to the mail server: RFC 5321 wants a name with a domain, or an address in brackets. */
final class OwnName {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private OwnName() {}

    /** A machine without a name in the DNS calls itself by its bare address, which many servers refuse. */
    static String of(String machine) {
        if (IPV4.matcher(machine).matches()) {
            return "[" + machine + "]";
        }
        if (machine.indexOf(':') < 0 || machine.startsWith("[")) {
            return machine;
        }
        int zone = machine.indexOf('%');
        return "[IPv6:" + (zone < 0 ? machine : machine.substring(0, zone)) + "]";
    }

    /** Whether it is of a form that servers take. */
    static boolean isWhole(String name) {
        return name.indexOf('.') > 0 || name.startsWith("[");
    }
}
