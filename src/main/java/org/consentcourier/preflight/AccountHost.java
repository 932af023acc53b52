package org.consentcourier.preflight;

import java.util.Set;
import org.consentcourier.application.Application;

/** What is said of the host that issues tokens. */
final class AccountHost {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private AccountHost() {}

    static Finding.Look look(Application application) {
        return Finding.look(
                Topic.ACCOUNT_HOST, application.integration().accountUri().toString());
    }

    static Finding answered(Application application) {
        var uri = application.integration().accountUri();
        if ("https".equalsIgnoreCase(uri.getScheme())) {
            return look(application).passed("It answers, and its certificate is trusted.");
        }
        return LOCAL.contains(uri.getHost())
                ? look(application).passed("It answers, without TLS: a simulator on this machine.")
                : look(application)
                        .red(
                                "It is asked without encryption.",
                                "Set account-uri to https, or leave it out: then it is Docusign's own.");
    }

    static Finding silent(Application application, String reason) {
        return look(application)
                .red(
                        sentence(reason),
                        "Check that this machine may reach it by HTTPS (port 443), directly: firewall, DNS, and a proxy that"
                                + " opens TLS connections, whose certificate Java would have to trust"
                                + " (-Djavax.net.ssl.trustStore).");
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
