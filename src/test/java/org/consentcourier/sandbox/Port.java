package org.consentcourier.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** What listens where, and the variable that moves it. */
enum Port {
    HTTP(8080, "the application"),
    SMTP(1025, "the mail catcher's SMTP"),
    MAIL(8025, "the mail catcher's inbox"),
    DOCUSIGN(8089, "the Docusign simulator"),
    DOCUSIGN_TLS(8443, "the Docusign simulator's HTTPS"),
    DATABASE(5433, "PostgreSQL");

    private final int usual;
    private final String purpose;

    Port(int usual, String purpose) {
        this.usual = usual;
        this.purpose = purpose;
    }

    String variable() {
        return "COURIER_SANDBOX_" + name() + "_PORT";
    }

    int in(Variables variables) {
        var text = variables.find(variable());
        try {
            var number = text.map(Integer::parseInt).orElse(usual);
            if (number > 0 && number < 65_536) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same answer.
        }
        throw new Refusal("%s=%s is no port; give a number from 1 to 65535.".formatted(variable(), text.orElse("")));
    }

    /** Refuses to go on where somebody else listens. */
    void mustBeFree(int number) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        } catch (IOException e) {
            throw new Refusal(
                    "Port %d is busy, and %s needs it. Stop what listens there, or set %s to another port (environment or .env)."
                            .formatted(number, purpose, variable()));
        }
    }
}
