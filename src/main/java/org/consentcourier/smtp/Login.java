package org.consentcourier.smtp;

import java.io.IOException;
import java.util.List;

/**
 * Who we are to the mail server.
 *
 * @param mechanisms what may be used, best first: PLAIN, LOGIN, XOAUTH2
 * @param required whether nothing is sent to a server that offers none of them
 */
public record Login(String user, Secret secret, List<String> mechanisms, boolean required) {

    /** What XOAUTH2 is called in a server's greeting. */
    public static final String XOAUTH2 = "XOAUTH2";

    /** By password. */
    public static final List<String> BY_PASSWORD = List.of("PLAIN", "LOGIN");

    public Login {
        mechanisms = List.copyOf(mechanisms);
    }

    /** A password or a token. */
    public interface Secret {

        /** What is good now; fails where none can be had. */
        String value() throws IOException;

        /** The server did not take it: whether there may be another one. */
        boolean isRenewedAfter(String refused);
    }

    /** One that stays the same. */
    public static Secret password(String password) {
        return new Secret() {
            @Override
            public String value() {
                return password;
            }

            @Override
            public boolean isRenewedAfter(String refused) {
                return false;
            }
        };
    }
}
