package org.consentcourier.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which pieces are stand-ins and where they listen; a piece that is configured for real is not replaced. */
record SandboxPlan(
        Path folder, boolean realDatabase, boolean realMail, boolean realDocusign, Map<Port, Integer> ports) {

    private static final Path OTHER_SETTINGS = Path.of("config", "application.properties");
    private static final Pattern INTEGRATION_KEY = Pattern.compile("COURIER_APPLICATIONS_.+_INTEGRATION_KEY");

    /** Refuses a real mail server or a real Docusign without a fence around the mail. */
    static SandboxPlan of(Path folder, Variables variables) {
        if (Files.exists(OTHER_SETTINGS)) {
            throw new Refusal(
                    "There is a %s, which the application reads and the sandbox does not: move it away, or put its settings into .env."
                            .formatted(OTHER_SETTINGS));
        }
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            ports.put(port, port.in(variables));
        }
        var plan = new SandboxPlan(
                folder,
                variables.has("QUARKUS_DATASOURCE_JDBC_URL"),
                variables.has("QUARKUS_MAILER_HOST"),
                variables.hasMatching(INTEGRATION_KEY),
                ports);
        if (!plan.playsAlone() && !variables.has("COURIER_MAIL_ONLY_TO")) {
            throw new Refusal(
                    "%s is configured for real, so mail must be fenced: set COURIER_MAIL_ONLY_TO to the addresses and domains that may get mail."
                            .formatted(
                                    plan.realMail
                                            ? "A mail server (QUARKUS_MAILER_HOST)"
                                            : "Docusign (COURIER_APPLICATIONS__*__INTEGRATION_KEY)"));
        }
        return plan;
    }

    /** Nobody outside this machine can be reached: time may be compressed, sample people may be asked. */
    boolean playsAlone() {
        return !realMail && !realDocusign;
    }

    int port(Port port) {
        return ports.getOrDefault(port, 0);
    }

    String url(Port port) {
        return "http://localhost:" + port(port);
    }

    void portsMustBeFree() {
        ports.forEach((port, number) -> {
            if (uses(port)) {
                port.mustBeFree(number);
            }
        });
    }

    private boolean uses(Port port) {
        return switch (port) {
            case HTTP -> true;
            case SMTP, MAIL -> !realMail;
            case DOCUSIGN, DOCUSIGN_TLS -> !realDocusign;
            case DATABASE -> !realDatabase;
        };
    }
}
