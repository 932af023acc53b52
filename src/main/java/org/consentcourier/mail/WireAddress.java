package org.consentcourier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.IDN;

/** An e-mail address as mail servers take it: a domain beyond ASCII in the form that DNS has it, and what stands before it as it is. */
public final class WireAddress {

    /** By the IDNA that Java knows, of 2003, they become other letters or nothing: another domain, and perhaps somebody else's. */
    private static final String AMBIGUOUS = "ßς\u200c\u200d";

    private WireAddress() {}

    /** Why nothing can be sent to an address, in words that do not hold it. */
    static final class Unusable extends IllegalArgumentException {
        private final String reason;

        private Unusable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Fails where nothing can be sent to it; what it fails with does not name it. */
    public static String of(String address) {
        int domain = address.lastIndexOf('@') + 1;
        return address.substring(0, domain) + ascii(address.substring(domain));
    }

    private static String ascii(String domain) {
        if (US_ASCII.newEncoder().canEncode(domain)) {
            return domain;
        }
        if (domain.chars().anyMatch(sign -> AMBIGUOUS.indexOf(sign) >= 0)) {
            throw new Unusable("its domain can be read in two ways: write it in the form that begins with xn--");
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new Unusable("its domain is none that DNS could have");
        }
    }
}
