package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** What the mail client writes as it is given, and a header does not take as it is. */
final class MailHeaders {

    private MailHeaders() {}

    /** An address, alone or behind a name; a name beyond ASCII is encoded as RFC 2047 has it. */
    static String address(String address) {
        int name = address.indexOf('<');
        return name <= 0 || US_ASCII.newEncoder().canEncode(address)
                ? address
                : "=?UTF-8?B?%s?= %s"
                        .formatted(
                                Base64.getEncoder()
                                        .encodeToString(address.substring(0, name)
                                                .strip()
                                                .getBytes(UTF_8)),
                                address.substring(name));
    }
}
