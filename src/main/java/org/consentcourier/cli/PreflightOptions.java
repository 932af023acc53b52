package org.consentcourier.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code preflight}, as typed. */
@CommandLine.Command(
        name = "preflight",
        synopsisHeading = "Usage: java -jar quarkus-run.jar ",
        description = {
            "",
            "Looks at everything a start needs: keys, Docusign, clock, mail server, base URL, the sender's domain. Mails nobody and"
                    + " changes nothing; takes one or two calls of each application's budget. The base URL is the service's: it"
                    + " must run.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is red; warnings are told",
            "1:something is red: the application would not be started",
            "2:not understood"
        })
final class PreflightOptions implements Command {

    @Option(names = "--application", paramLabel = "KEY", description = "Only this one; without it, all.")
    private @Nullable String application;

    @Option(names = "--json", description = "As JSON, with the names the API has.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    Optional<String> application() {
        return Optional.ofNullable(application);
    }

    boolean json() {
        return json;
    }
}
